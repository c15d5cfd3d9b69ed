import { handle } from '@/lib/http/respond'
import { recordLine } from '@/lib/ingest/record-line'
import { takesNone } from '@/lib/params'
import { oneRecord } from '@/lib/records/record'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly log: string; readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ signal }) => {
    takesNone(request)
    const { log, id } = await params
    const { record, source } = await oneRecord(await store(), log, id, signal ? { signal } : {})
    return recordLine(await store(), record, source, signal)
  })
}
