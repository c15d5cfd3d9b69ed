import { counts } from '@/lib/counts'
import { hunts } from '@/lib/hunts'
import { handle } from '@/lib/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => counts(await store(), hunts, new URL(request.url).searchParams, { signal: request.signal }))
}
