import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { listLogs } from '@/lib/records/log-list'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    return { logs: await listLogs(await store(), options) }
  })
}
