import { csvLine } from '../csv'
import type { Scope } from '../scope'
import type { Cell, Row } from '../store/store'

export type Format = 'csv' | 'ndjson'

const types: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

/** Rows in the batches in which they come. */
type Batches = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

/** Rows as lines of text. */
export async function* lines(format: Format, names: readonly string[], batches: Batches): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(names)
  for await (const rows of batches) {
    const text = rows.map((row) => {
      const cells = names.map((name): Cell => row[name] ?? null)
      return format === 'csv' ? csvLine(cells) : `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null])))}\n`
    })
    yield text.join('')
  }
}

/** `spoor-conn-20251029T143500Z-20251030T000000Z.csv`: what, and the span of the scope in UTC; `all` without one. */
export function fileName(what: string, { from, to }: Pick<Scope, 'from' | 'to'>, format: Format | 'html'): string {
  const short = (iso: string | null, open: string) => (iso === null ? open : `${iso.slice(0, 19).replaceAll(/[-:]/g, '')}Z`)
  const span = from === null && to === null ? 'all' : `${short(from, 'begin')}-${short(to, 'end')}`
  return `spoor-${what.replaceAll(/[^\w-]/g, '_')}-${span}.${format}`
}

/** A download that is written while it is computed. A reader that leaves ends the query. */
export function download(name: string, format: Format, text: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await text.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}"` } })
}
