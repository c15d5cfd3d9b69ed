import { exceptionEffect } from '@/lib/allow-list/exception-effect'
import { handle } from '@/lib/http/respond'
import { portProtocol } from '@/lib/hunts/port-protocol'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => exceptionEffect(await store(), portProtocol, new URL(request.url).searchParams, options))
}
