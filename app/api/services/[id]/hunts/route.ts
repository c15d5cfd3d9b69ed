import { service } from '@/lib/entities/service'
import { giveInHunts } from '@/lib/http/give-entity'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => giveInHunts(await store(), service, (await params).id, request, { signal: request.signal }))
}
