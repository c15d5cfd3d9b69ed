import { hunts } from '@/lib/hunts'
import { overview } from '@/lib/overview'
import { handle } from '@/lib/respond'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => overview(await store(), hunts, { signal: request.signal }))
}
