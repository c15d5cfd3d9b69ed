import { listed } from '@/lib/ingest/listed'
import { handle } from '@/lib/respond'
import { jobs, store } from '@/lib/server'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => ({ files: await listed(await store(), await jobs()) }))
}
