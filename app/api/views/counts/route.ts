import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { viewCounts } from '@/lib/saved-views/view-counts'
import { savedViews, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return viewCounts(await store(), hunts, await savedViews().list(), { signal: request.signal })
  })
}
