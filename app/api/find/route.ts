import { find } from '@/lib/find/find'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => find(await store(), new URL(request.url).searchParams, { signal: request.signal }))
}
