import { download, fileName, lines } from '../http/export'
import type { AskOptions } from '../stages'
import type { Store } from '../store/store'
import { askedRecords, records, recordsQuery } from './records'

/** Raw records as the URL's `format` says: a page of JSON, or all of them as CSV or NDJSON. Throws `bad-params`, `not-found`. */
export async function giveRecords(store: Store, log: string, search: URLSearchParams, options: AskOptions): Promise<unknown> {
  const { columns, scope, paging } = await askedRecords(store, log, search)
  if (paging.format === 'json') return records(store, log, search, options)
  const names = columns.map(({ name }) => name)
  const rows = store.stream(recordsQuery(store, log, columns, scope, paging), options)
  return download(fileName(log, scope, paging.format), paging.format, lines(paging.format, names, rows))
}
