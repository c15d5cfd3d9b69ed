import { compare } from '@/lib/baselines/comparison/compare'
import { answer, handle } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { baselines, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const baseline = await baselines().get((await params).id)
    return answer(await compare(await store(), baselineChange, baseline, new URL(request.url).searchParams, options))
  })
}
