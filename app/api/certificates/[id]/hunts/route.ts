import { certificate } from '@/lib/entities/certificate'
import { giveInHunts } from '@/lib/http/give-entity'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => giveInHunts(await store(), certificate, (await params).id, request, { signal: request.signal }))
}
