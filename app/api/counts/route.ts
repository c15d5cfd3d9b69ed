import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { counts } from '@/lib/overview/counts'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => counts(await store(), hunts, new URL(request.url).searchParams, options))
}
