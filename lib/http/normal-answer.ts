import { z } from 'zod'
import { count } from '../count'
import { missingLogs, scope } from './answers'

const text = z.string()
const step = z.strictObject({ label: text, unusual: z.boolean(), count, listed: count.nullable(), filter: text.nullable() })
export const spread = z.union([
  z.strictObject({
    status: z.literal('ok'),
    hunt: text,
    scope,
    title: text,
    by: text,
    counted: text,
    total: count,
    usual: z.strictObject({ words: text, count }),
    apart: count,
    steps: z.array(step),
  }),
  missingLogs,
])
