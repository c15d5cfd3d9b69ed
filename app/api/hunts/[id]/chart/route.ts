import { huntNamed } from '@/lib/find-hunt'
import { overviewChart } from '@/lib/inspect'
import { answer, handle } from '@/lib/respond'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    return answer(await overviewChart(await store(), huntNamed(id), new URL(request.url).searchParams, { signal: request.signal }))
  })
}
