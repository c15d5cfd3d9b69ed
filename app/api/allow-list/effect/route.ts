import { effect } from '@/lib/allow-list/effect'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => effect(await store(), hunts, new URL(request.url).searchParams, options))
}
