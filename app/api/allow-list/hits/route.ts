import { hits } from '@/lib/allow-list/hits'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { allowList, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    return hits(await store(), hunts, (await allowList().list()).entries, options)
  })
}
