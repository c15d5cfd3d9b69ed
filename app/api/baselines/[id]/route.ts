import { oneBaseline } from '@/lib/baselines/one-baseline'
import { handle } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { takesNone } from '@/lib/params'
import { baselines, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    return oneBaseline(await store(), baselineChange, baselines(), (await params).id, options)
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { baseline: await baselines().remove((await params).id) }
  })
}
