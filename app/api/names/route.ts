import { giveNames } from '@/lib/funnel/funnel'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => giveNames(await store(), hunts, new URL(request.url).searchParams, options))
}
