import { badParams, UserError } from '@/lib/errors'
import { download, lines } from '@/lib/http/export'
import { handle } from '@/lib/http/respond'
import { allRejectsOf, rejectParams, rejectsOf } from '@/lib/ingest/rejected-lines'
import { parseParams } from '@/lib/params'
import { store } from '@/lib/server'

const most = 10_000

export function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    if (!/^\d{1,9}$/.test(id)) throw new UserError('not-found', `The ledger has no file ${id}.`)
    const file = Number(id)
    const asked = parseParams(rejectParams, new URL(request.url).searchParams)
    if (!asked.ok) throw badParams(asked.fields)
    const rejects = await rejectsOf(await store(), file, asked.value.format === 'json' ? most : 1)
    if (asked.value.format === 'json') return { rejects }
    const all = lines('ndjson', ['line', 'reason', 'text'], allRejectsOf(await store(), file, request.signal))
    return download(`rejects-${file}.ndjson`, 'ndjson', all)
  })
}
