import { z } from 'zod'
import { paging, parsePaging } from '../asking/paging'
import { badParams, UserError } from '../errors'
import { rejectCount, rejectsOf, rejectsStream } from '../ingest/rejected-lines'
import { parseParams } from '../params'
import type { Store } from '../store/store'
import { download, lines } from './export'

export const rejectParams = z.strictObject({
  ...paging.pick({ limit: true, offset: true }).shape,
  format: z.enum(['json', 'ndjson']).default('json').meta({ title: 'Format', description: 'How the lines are written.' }),
})

/** Rejected lines of a file in their order, as the URL asks: a page of JSON, or all as NDJSON. Throws `bad-params`, `not-found`. */
export async function giveRejects(store: Store, id: string, search: URLSearchParams, signal?: AbortSignal): Promise<unknown> {
  if (!/^\d{1,9}$/.test(id)) throw new UserError('not-found', `The ledger has no file ${id}.`)
  const file = Number(id)
  const read = parseParams(rejectParams, search)
  if (!read.ok) throw badParams(read.fields)
  const { format, ...part } = parsePaging(search, [])
  const total = await rejectCount(store, file)
  if (format === 'json') return { rejects: await rejectsOf(store, file, part), total }
  const all = lines('ndjson', ['line', 'reason', 'text'], rejectsStream(store, file, part, signal))
  return download(`rejects-${file}.ndjson`, 'ndjson', all)
}
