import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { overview } from '@/lib/overview/overview'
import { takesNone } from '@/lib/params'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    return overview(await store(), hunts, options)
  })
}
