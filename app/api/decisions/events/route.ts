import { follow } from '@/lib/decisions/follow'
import { eventStream } from '@/lib/http/event-stream'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { decisions } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return eventStream((signal) => follow(decisions(), signal), request.signal)
  })
}
