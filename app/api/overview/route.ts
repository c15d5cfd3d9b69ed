import { hunts } from '@/lib/hunts'
import { overview } from '@/lib/overview'
import { takesNone } from '@/lib/params'
import { handle } from '@/lib/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return overview(await store(), hunts, { signal: request.signal })
  })
}
