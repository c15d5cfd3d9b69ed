import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { dataSpan } from '@/lib/records/data-span'
import { listLogs } from '@/lib/records/log-list'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const here = await store()
    const span = await dataSpan(here, options)
    return { logs: await listLogs(here, options), span: span && { from: span.from, to: span.to } }
  })
}
