import { huntNamed } from '@/lib/asking/find-hunt'
import { inspect } from '@/lib/asking/inspect'
import { answer, handle } from '@/lib/http/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string; readonly row: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const { id, row } = await params
    return answer(await inspect(await store(), huntNamed(id), row, new URL(request.url).searchParams, options))
  })
}
