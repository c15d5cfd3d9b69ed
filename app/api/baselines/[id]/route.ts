import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { baselines } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { baseline: await baselines().get((await params).id) }
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { baseline: await baselines().remove((await params).id) }
  })
}
