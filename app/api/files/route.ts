import { handle } from '@/lib/http/respond'
import { listed } from '@/lib/ingest/listed'
import { takesNone } from '@/lib/params'
import { jobs, store } from '@/lib/server'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { files: await listed(await store(), await jobs()) }
  })
}
