import { z } from 'zod'
import { count } from '../count'
import { line } from '../line'
import { makeup } from './makeup'

const instant = z.iso.datetime()

const span = z.strictObject({ from: instant, to: instant })
export type Span = z.output<typeof span>

/** How much of a window was captured, in whole hours and days of UTC. */
const covered = z.strictObject({
  /** Hours with any record, and hours of the window. */
  hours: count,
  of_hours: count,
  /** Captured hours of the fullest day; 0 in baselines from before it was kept. */
  fullest: count.default(0),
  /** Days that count: at least three quarters as much of them was captured as of the fullest one; quiet ones left out. */
  weekdays: count,
  weekend_days: count,
  /** Weekdays with so little traffic that they are like holidays: `2026-01-06`. */
  quiet: z.array(z.iso.date()),
  /** What a weekday usually has an hour, the median over weekdays; null without any. */
  usual: z.number().min(0).nullable(),
})
export type Covered = z.output<typeof covered>

const loggedIn = z.strictObject({
  log: z.string(),
  rows: count,
  first_seen: instant.nullable(),
  last_seen: instant.nullable(),
  /** When it was silent for so long that it was not recorded. */
  gaps: z.array(span),
})
export type LoggedIn = z.output<typeof loggedIn>

/** What is said of a window when it is frozen or compared. */
export const windowFacts = z.strictObject({
  covered,
  logs: z.array(loggedIn),
  /** Names that sensors give themselves in the logs; none where they give none. */
  sensors: z.array(z.string()),
  /** Files with records in the window. */
  files: count,
  /** Sixteen hexadecimal digits over the content of these files and the records of each log in the window. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
})
export type WindowFacts = z.output<typeof windowFacts>

export const baseline = z.strictObject({
  id: z.uuid(),
  name: line(80).min(1, 'must not be blank'),
  author: line(80),
  reason: line(300),
  created: instant,
  /** The window, half-open. */
  from: instant,
  to: instant,
  /** The pills that limited the logs. */
  filter: z.array(z.string()),
  made: makeup,
  ...windowFacts.shape,
  /** Why some hosts count as inside. */
  inside: z.string(),
  /** How many items it holds of each kind whose log was there. */
  items: z.record(z.string(), count),
})
export type Baseline = z.output<typeof baseline>

/** What is given to be frozen. */
export const baselineToMake = baseline
  .pick({ name: true, author: true, reason: true })
  .partial({ author: true, reason: true })
  .extend({
    from: z.string().optional().meta({ description: 'Beginning, included; that of the data unless given.' }),
    to: z.string().optional().meta({ description: 'End, excluded; that of the data unless given.' }),
    filter: z.array(z.string()).optional().meta({ description: 'Pills that limit the logs.' }),
    ...makeup.partial().shape,
  })
export type BaselineToMake = z.output<typeof baselineToMake>
