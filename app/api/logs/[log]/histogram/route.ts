import { handle } from '@/lib/http/respond'
import { histogram } from '@/lib/records/histogram'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly log: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const { log } = await params
    return histogram(await store(), log, new URL(request.url).searchParams, options)
  })
}
