import { eventStream } from '@/lib/http/event-stream'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { jobs } from '@/lib/server'

export function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const running = await jobs()
    const { id } = running.get((await params).id)
    return eventStream((signal) => running.events(id, signal), request.signal)
  })
}
