import { exceptionHits } from '@/lib/allow-list/exception-hits'
import { exceptingHunt } from '@/lib/asking/find-hunt'
import { handle } from '@/lib/http/respond'
import { allowList, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    const { exceptions } = await allowList().list()
    return exceptionHits(await store(), exceptingHunt(), exceptions, new URL(request.url).searchParams, options)
  })
}
