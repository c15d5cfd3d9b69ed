import { listLogs } from '@/lib/log-list'
import { takesNone } from '@/lib/params'
import { handle } from '@/lib/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { logs: await listLogs(await store(), { signal: request.signal }) }
  })
}
