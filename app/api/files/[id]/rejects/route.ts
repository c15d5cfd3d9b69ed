import { giveRejects } from '@/lib/http/give-rejects'
import { handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

export function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => giveRejects(await store(), (await params).id, new URL(request.url).searchParams, request.signal))
}
