import { giveHunt } from '@/lib/export-hunt'
import { huntNamed } from '@/lib/find-hunt'
import { handle } from '@/lib/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    return giveHunt(await store(), huntNamed(id), new URL(request.url).searchParams, { signal: request.signal })
  })
}
