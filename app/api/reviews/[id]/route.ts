import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { standingOf } from '@/lib/reviews/stands'
import { decisions, reviews } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return standingOf(reviews(), decisions(), (await params).id)
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { review: await reviews().remove((await params).id) }
  })
}
