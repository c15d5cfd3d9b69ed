import { z } from 'zod'
import { count } from '../count'
import { stageNames } from '../funnel/params'
import { column, missingLogs, scope } from './answers'

const text = z.string()
const row = z.record(text, z.unknown())

export const nameFunnel = z.union([
  z.strictObject({
    status: z.literal('ok'),
    params: row,
    scope,
    stages: z
      .array(z.strictObject({ stage: z.enum(stageNames), label: text, names: count, removed: count.nullable(), note: text }))
      .length(stageNames.length),
    columns: z.array(column),
    rows: z.array(row),
    total: count,
    truncated: z.boolean(),
    hunts: z.array(z.strictObject({ id: text, title: text })),
    errors: z.record(text, text),
    elapsed_ms: count,
  }),
  missingLogs,
])
