import { z } from 'zod'
import { baseline } from '../baselines/baseline'
import { count } from '../count'
import { subject } from '../decisions/event'
import { comparisonAnswer } from '../http/baseline-calls'
import { line } from '../line'
import { after, type MeetingState, notBegun } from './state'

const person = line(80).min(1, 'must not be blank')

/** Why something is on the agenda, in the order in which it is read. */
export const sections = ['new', 'gone', 'changed', 'expired', 'unexplained', 'deferred'] as const
export type Section = (typeof sections)[number]

const reason = z.strictObject({
  code: z.string(),
  label: z.string(),
  observed: z.json(),
  threshold: z.string(),
  points: z.number(),
})

/** A row as it stood when the agenda was made. */
export const agendaRow = z.strictObject({
  subject,
  sentence: z.string(),
  score: z.number(),
  /** Records of the window, and of the baseline; null where there are none. */
  records: z.number().nullable(),
  old_records: z.number().nullable(),
})
export type AgendaRow = z.output<typeof agendaRow>

/** What is decided at once: one row, and others like it. */
export const card = z.strictObject({
  section: z.enum(sections),
  /** Kind of item, as the parameter `kind` of the hunt; null where the row is not in this comparison. */
  kind: z.string().nullable(),
  ...agendaRow.shape,
  reasons: z.array(reason),
  explained: z.array(z.strictObject({ code: z.string(), label: z.string(), observed: z.string() })),
  caveats: z.array(z.string()),
  /** Figures of both sides: label and each as it is read; `unit` says what they are. */
  figures: z.array(
    z.strictObject({ key: z.string(), label: z.string(), unit: z.string(), kind: z.string(), old: z.json(), new: z.json() }),
  ),
  /** Rows that differ from it only in who does it; a decision may hold for all of them. */
  like: z.array(agendaRow),
})
export type Card = z.output<typeof card>

/** The agenda of a meeting with all that it was made from. Nothing of it changes once it is made. */
export const review = z.strictObject({
  id: z.uuid(),
  title: line(120).min(1, 'must not be blank'),
  chair: person,
  /** The network's owner and others who were invited. */
  invited: z.array(person).max(100),
  created: z.iso.datetime(),
  /** What was asked of the hunt, as a URL has it: baseline, window, filters, thresholds. */
  search: z.string(),
  baseline,
  comparison: comparisonAnswer,
  /** Rows with fewer points are not on the agenda. */
  least: count,
  cards: z.array(card),
  /** Rows that differ, that are open, and that are on no card. */
  left_out: z.array(z.strictObject({ kind: z.string(), title: z.string(), rows: count })),
})
export type Review = z.output<typeof review>

export const reviewToMake = z.strictObject({
  title: review.shape.title,
  chair: review.shape.chair,
  invited: review.shape.invited.default([]),
  baseline: z.string().meta({ description: 'Id of the baseline.' }),
  search: z
    .string()
    .default('')
    .meta({ description: 'Window, filters and thresholds as the page of the hunt has them: from=…&to=…&filter=…' }),
  least: z.int().min(0).max(100).default(25).meta({ description: 'Rows with fewer points are left out.' }),
  most: z
    .int()
    .min(1)
    .max(500)
    .default(60)
    .meta({ description: 'At most so many cards of what differs: those with the most points, each kind having its share of places.' }),
})
export type ReviewToMake = z.output<typeof reviewToMake>

/** What happens in a meeting beside decisions. */
export const meetingEvent = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: person,
  kind: z.enum(['start', 'join', 'leave', 'show', 'comment', 'end']),
  /** Place of the card on the agenda, from 0; of show and comment. */
  card: count.nullable(),
  text: line(500),
})
export type MeetingEvent = z.output<typeof meetingEvent>

export const toHappen = z
  .strictObject({
    by: person,
    kind: meetingEvent.shape.kind,
    card: meetingEvent.shape.card.default(null),
    text: meetingEvent.shape.text.default(''),
  })
  .superRefine(({ kind, card, text }, context) => {
    const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    const places = kind === 'show' || kind === 'comment'
    if (places && card === null) fault('card', 'must name a card')
    if (!places && card !== null) fault('card', 'belongs to show and comment')
    if (kind === 'comment' && text === '') fault('text', 'must not be blank')
  })
export type ToHappen = z.output<typeof toHappen>

export const followParams = z.strictObject({
  by: person
    .optional()
    .meta({ title: 'By', description: 'Who follows: when their stream ends and does not begin again within 10 s, they have left.' }),
})

/** Where a meeting stands after its events. */
export const stateOf = ({ chair }: Pick<Review, 'chair'>, events: readonly MeetingEvent[]): MeetingState =>
  events.reduce(after, notBegun(chair))
