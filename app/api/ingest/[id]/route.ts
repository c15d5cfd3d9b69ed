import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { jobs } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return (await jobs()).get((await params).id)
  })
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const { id } = await params
    await (await jobs()).cancel(id)
    return (await jobs()).get(id)
  })
}
