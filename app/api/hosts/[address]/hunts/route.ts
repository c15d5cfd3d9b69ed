import { host } from '@/lib/entities/host'
import { giveInHunts } from '@/lib/http/give-entity'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly address: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => giveInHunts(await store(), host, (await params).address, request, { signal: request.signal }))
}
