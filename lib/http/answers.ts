import { z } from 'zod'
import { count } from '../count'
import { savedView } from '../saved-views/saved-views'
import { rowDecision } from './decision-answers'

/** The shapes of answers, for the API description and for the tests that hold real answers to them. */

const time = z
  .string()
  .regex(/^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .meta({ description: 'ISO 8601 UTC with microseconds.' })
  .nullable()
const text = z.string()
const row = z.record(text, z.unknown())

const unused = z.strictObject({ filter: text, log: text, reason: text })
export const scope = z.looseObject({ from: time, to: time, filter: z.array(text), unused: z.array(unused) })
export const gap = z.strictObject({ from: time, to: time, spanned: z.boolean() })
export const column = z.looseObject({ key: text, kind: text, label: text, help: text, unit: text.nullable(), field: text.nullable() })
const reason = z.strictObject({ code: text, label: text, observed: z.unknown(), threshold: text, points: z.int() })
const explained = z.strictObject({ code: text, label: text, observed: text })
const huntRow = z.looseObject({
  id: text.regex(/^[0-9a-f]{16}$/),
  title: text,
  sentence: text,
  reasons: z.array(reason),
  explained: z.array(explained),
  caveats: z.array(text),
  unassessed: z.array(text),
  trace: text,
  decision: rowDecision.nullable(),
})
const evidence = z.strictObject({
  label: text,
  log: text,
  total: count,
  filter: z.array(text),
  from: time,
  to: time,
  fields: z.array(z.strictObject({ name: text, kind: text, deciding: z.boolean() })),
  records: z.array(row).max(4),
})
const recordColumn = z.strictObject({ name: text, type: text, doc: text, kind: text, filled: count })
const switchable = { show: row, hide: row.optional(), note: text.optional() }
const hidden = z.strictObject({ code: text, label: text, rows: count, weight: count.optional(), ...switchable })
const huntCount = z.strictObject({ rows: count, total: count, scores: z.array(count).length(5).nullable() }).nullable()

/** Events of a long answer: progress while it is made, and what the plain call would have answered at the end. */
export const told = <A extends z.ZodType>(answer: A) =>
  z.union([
    z.strictObject({
      progress: z.strictObject({ stage: z.int().min(1), of: z.int().min(1), doing: text, share: z.number().min(0).max(1).nullable() }),
    }),
    z.strictObject({ status: z.int(), answer: z.union([answer, failure]) }),
  ])

export const failure = z.looseObject({ status: text, message: text, fields: z.record(text, z.array(text)).optional() })
export const missingLogs = z.strictObject({ status: z.literal('missing-logs'), message: text, logs: z.array(text) })

export const span = z.strictObject({ from: time, to: time })
export const logList = z.strictObject({
  logs: z.array(z.strictObject({ log: text, rows: count, first_seen: time, last_seen: time, files: count })),
})
export const recordPage = z.strictObject({
  columns: z.array(recordColumn),
  rows: z.array(row),
  total: count,
  next: text.nullable(),
  scope,
  untimed: count,
})
export const oneRecord = z.strictObject({
  record: row,
  columns: z.array(recordColumn),
  source: z.strictObject({ file: count, path: text, line: count }).nullable(),
  contact: z.array(z.strictObject({ log: text, id: text, ts: time, record: row, as: z.literal('lookup').nullable() })),
  cut: z.array(z.strictObject({ log: text, shown: count, total: count, filter: z.array(text) })),
})
export const oneLine = z.strictObject({ text, from: z.enum(['file', 'record']), remark: text.nullable() })
export const histogram = z.strictObject({
  from: time,
  to: time,
  width: z.number(),
  bins: z.array(z.strictObject({ at: time, rows: count })).max(600),
  gaps: z.array(gap),
  total: count,
})
export const huntList = z.strictObject({
  hunts: z.array(z.looseObject({ id: text, title: text, question: text, params: row, columns: z.array(column) })),
})
export const huntResult = z.union([
  z.strictObject({
    status: z.literal('ok'),
    hunt: text,
    params: row,
    scope,
    logs: z.array(text),
    key: z.array(text),
    columns: z.array(column),
    rows: z.array(huntRow),
    total: count,
    explained: count,
    grades: z.array(count),
    hidden: z.array(hidden),
    filtered: count,
    named: z.array(z.strictObject({ id: text, title: text })),
    truncated: z.boolean(),
    coverage: z.array(
      z.strictObject({
        label: text,
        observed: z.number(),
        of: z.number(),
        note: text,
        group: text.nullable(),
        lost: z.literal(true).optional(),
      }),
    ),
    covered: text.nullable(),
    read: z.array(z.strictObject({ log: text, records: count })),
    elapsed_ms: count,
  }),
  missingLogs,
])
export const oneRow = z.union([
  z.strictObject({
    status: z.literal('ok'),
    hunt: text,
    params: row,
    scope,
    row: huntRow,
    hidden_by: text.nullable(),
    allowed_by: z.array(text),
    evidence: z.array(evidence),
    checks: z.array(evidence).max(3),
    sql: z.strictObject({ text, values: z.array(z.unknown()) }),
  }),
  missingLogs,
])
export const chart = z.union([
  z.looseObject({ status: z.literal('ok'), kind: text, title: text, points: z.array(row).max(600), cut: z.boolean() }),
  missingLogs,
])
export const counts = z.strictObject({
  logs: z.record(text, count),
  files: count,
  names: count.nullable(),
  networks: count,
  sample: z.boolean(),
  hunts: z.record(text, huntCount),
  errors: z.record(text, text),
})
export const overview = z.strictObject({
  data: z.looseObject({ logs: z.array(z.looseObject({ log: text, rows: count })), gaps: z.array(gap) }).nullable(),
  files: z.looseObject({ total: count, rejected: count }).nullable(),
  missing: z.array(z.strictObject({ log: text, hunts: z.array(row) })),
  notes: z.array(z.strictObject({ code: text, log: text.nullable(), text, filter: z.array(text) })),
  hunts: z.array(z.looseObject({ id: text, counts: huntCount })),
  errors: z.record(text, text),
})

const file = z.looseObject({
  id: z.int().meta({ description: 'Negative for a file that is being loaded, which has no entry yet.' }),
  path: text,
  log: text.nullable(),
  format: text.nullable(),
  compression: text.nullable(),
  status: z.enum(['loaded', 'duplicate', 'skipped', 'failed', 'cancelled', 'loading']),
  lines: count,
  rows: count,
  rejected: count,
  skipped: count,
  first_seen: time,
  last_seen: time,
  bytes: count,
  seconds: z.number(),
  error: text.nullable(),
})
const job = z.looseObject({ id: text })

export const fileList = z.strictObject({ files: z.array(file) })
export const removed = z.strictObject({ status: z.literal('ok'), id: count })
export const rejects = z.strictObject({ rejects: z.array(z.strictObject({ line: count, reason: text, text })), total: count })
export const started = z.strictObject({ id: text })
export const oneJob = job
export const jobList = z.strictObject({ jobs: z.array(job) })
export const health = z.looseObject({ status: text, version: text, store: text, loading: z.boolean() })
const list = z.strictObject({
  file: text,
  kind: z.enum(['popularity', 'categorised', 'asn', 'country', 'exceptions', 'networks', 'unknown']),
  date: time,
  entries: count.nullable(),
  remark: text.nullable(),
})
export const settingList = z.strictObject({
  settings: z.array(z.looseObject({ name: text, value: text, doc: text })),
  lists: z.array(list).nullable(),
})
export const viewList = z.strictObject({ views: z.array(savedView) })
export const oneView = z.strictObject({ view: savedView })
export const viewCounts = z.strictObject({ counts: z.record(text, count.nullable()) })
