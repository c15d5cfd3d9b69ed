import { z } from 'zod'
import { count } from '../count'
import { column, gap } from './answers'

const text = z.string()
const time = text.nullable().meta({ description: 'ISO 8601 UTC with microseconds.' })
const row = z.record(text, z.unknown())

/** Everything about one entity: the answer of `/api/hosts/{address}` and its like. */
export const about = z.strictObject({
  status: z.literal('ok'),
  entity: text,
  id: text,
  sentence: text,
  total: count,
  seen: z.strictObject({
    records: z.array(
      z.strictObject({ log: text, as: text.nullable(), total: count, filter: z.array(text), first_seen: time, last_seen: time }),
    ),
    first_seen: time,
    last_seen: time,
    hosts: count,
    of_hosts: count,
    days: count,
    of_days: count,
  }),
  hosts_are: text,
  facts: z.array(
    z.strictObject({
      key: text,
      label: text,
      kind: text,
      help: text,
      values: z.array(z.strictObject({ value: z.unknown(), note: text.nullable() })).max(3),
      total: count,
      error: text.nullable(),
    }),
  ),
  validity: z.array(z.strictObject({ not_before: time, not_after: time, limit_days: count.nullable(), held: z.boolean() })).max(3),
  strip: z.strictObject({
    from: time,
    to: time,
    width: z.number(),
    bins: z.array(count).max(360),
    gaps: z.array(gap),
  }),
  heat: z
    .strictObject({
      by: z.enum(['day', 'weekday']),
      rows: z.array(z.strictObject({ day: text, hours: z.array(count).length(24) })).max(25),
    })
    .nullable(),
  drawn: z.enum(['bars', 'heat']),
  blocks: z.array(
    z.strictObject({
      key: text,
      title: text,
      columns: z.array(column),
      rows: z.array(row),
      records: z.record(text, z.strictObject({ log: text, filter: z.array(text) })),
      total: count.nullable(),
      missing: z.array(text),
      error: text.nullable(),
    }),
  ),
  scope: z.looseObject({
    from: time,
    to: time,
    filter: z.array(text),
    unused: z.array(z.strictObject({ filter: text, log: text, reason: text })),
  }),
  elapsed_ms: count,
})

/** The rows of hunts that are about one entity. */
export const inHunts = z.strictObject({
  hunts: z.array(
    z.strictObject({
      hunt: text,
      title: text,
      total: count,
      rows: z
        .array(z.strictObject({ id: text, place: count, score: z.number().nullable(), label: text, sentence: text, first_seen: time }))
        .max(3),
    }),
  ),
  errors: z.record(text, text),
})

/** What a text is found as. */
export const found = z.strictObject({
  q: text,
  read_as: text,
  groups: z.array(
    z.strictObject({
      kind: z.enum(['addresses', 'names', 'certificates', 'records']),
      total: count,
      rows: z.array(
        z.strictObject({ label: text, note: text, path: text.nullable(), hosts: count.nullable(), records: count, filter: z.array(text) }),
      ),
    }),
  ),
})
