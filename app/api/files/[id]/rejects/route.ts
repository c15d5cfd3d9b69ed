import { badParams, UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { streamOf } from '@/lib/http/stream-of'
import { allRejectsOf, rejectsOf } from '@/lib/ingest/rejected-lines'
import { store } from '@/lib/server'

const most = 10_000

async function* asLines(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<Uint8Array> {
  for await (const batch of batches) yield Buffer.from(batch.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

export function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    if (!/^\d{1,9}$/.test(id)) throw new UserError('not-found', `The ledger has no file ${id}.`)
    const file = Number(id)
    const given = new URL(request.url).searchParams
    const unknown = [...given.keys()].filter((key) => key !== 'format')
    if (unknown.length > 0) throw badParams(Object.fromEntries(unknown.map((key) => [key, ['unknown parameter; this call takes format']])))
    const format = given.get('format') ?? 'json'
    const rejects = await rejectsOf(await store(), file, format === 'json' ? most : 1)
    if (format === 'json') return { rejects }
    if (format !== 'ndjson') throw badParams({ format: ['one of json, ndjson'] })
    const lines = asLines(allRejectsOf(await store(), file, request.signal))
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="rejects-${file}.ndjson"`,
      },
    })
  })
}
