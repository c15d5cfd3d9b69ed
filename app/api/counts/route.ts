import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { counts } from '@/lib/overview/counts'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => counts(await store(), hunts, new URL(request.url).searchParams, { signal: request.signal }))
}
