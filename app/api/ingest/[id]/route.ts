import { handle } from '@/lib/http/respond'
import { jobs } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => (await jobs()).get((await params).id))
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    await (await jobs()).cancel(id)
    return (await jobs()).get(id)
  })
}
