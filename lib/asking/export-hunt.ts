import { download, fileName, lines } from '../http/export'
import { answer } from '../http/respond'
import type { Hunt } from '../hunt'
import { kept, listed, run } from '../run'
import type { AskOptions } from '../stages'
import type { Row, Store } from '../store/store'
import { type Asked, ask } from './ask'
import { huntRow } from './row'

/** What an export carries beside the hunt's own columns. */
const extras = ['title', 'sentence', 'reasons', 'explained', 'caveats', 'unassessed', 'trace', 'decision']
/** What of a decision has a column of its own in a table; NDJSON carries it whole, as JSON does. */
const ofDecision = ['decided_by', 'decided_at', 'decision_text']

async function* rowsOf(asked: Asked, batches: AsyncIterable<readonly Row[]>, isTable: boolean): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches)
    yield batch.map((row) => {
      const { decision, ...rest } = huntRow(row, asked)
      const told = { decided_by: decision?.by ?? null, decided_at: decision?.at ?? null, decision_text: decision?.text ?? null }
      return isTable ? { ...rest, decision: row.decision ?? null, ...told } : { ...rest, decision }
    })
}

/** A hunt's result as the URL's `format` says: a page of JSON, or all rows as CSV or NDJSON. */
export async function giveHunt(store: Store, hunt: Hunt, search: URLSearchParams, options: AskOptions): Promise<Response> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return answer(asked)
  const { format } = asked.paging
  if (format === 'json') return answer(await run(store, hunt, search, options))
  const isTable = format === 'csv'
  const names = ['id', ...Object.keys(asked.columns), ...extras, ...(isTable ? ofDecision : [])]
  const rows = rowsOf(asked, store.stream(listed(asked, await kept(store, asked, options)), options), isTable)
  return download(fileName(hunt.id, asked.scope, format), format, lines(format, names, rows))
}
