import { name } from '@/lib/entities/name'
import { giveEntity } from '@/lib/http/give-entity'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly name: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => giveEntity(await store(), name, (await params).name, request, { signal: request.signal }))
}
