import { exceptionEffect } from '@/lib/allow-list/exception-effect'
import { exceptingHunt } from '@/lib/asking/find-hunt'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => exceptionEffect(await store(), exceptingHunt(), new URL(request.url).searchParams, options))
}
