import { huntNamed } from '@/lib/asking/find-hunt'
import { spread } from '@/lib/asking/normal'
import { answer, handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const { id } = await params
    return answer(await spread(await store(), huntNamed(id), new URL(request.url).searchParams, options))
  })
}
