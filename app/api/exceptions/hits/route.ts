import { exceptionHits } from '@/lib/allow-list/exception-hits'
import { handle } from '@/lib/http/respond'
import { portProtocol } from '@/lib/hunts/port-protocol'
import { allowList, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    const { exceptions } = await allowList().list()
    return exceptionHits(await store(), portProtocol, exceptions, new URL(request.url).searchParams, options)
  })
}
