import { badParams } from '@/lib/errors'
import { eventStream } from '@/lib/http/event-stream'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { parseParams, takesNone } from '@/lib/params'
import { followMeeting } from '@/lib/reviews/follow'
import { followParams, toHappen } from '@/lib/reviews/review'
import { decisions, reviews } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const read = parseParams(followParams, new URL(request.url).searchParams)
    if (!read.ok) throw badParams(read.fields)
    const { id } = await params
    const review = await reviews().get(id)
    const meeting = await reviews().meeting(id)
    return eventStream((signal) => followMeeting(review, meeting, decisions(), signal, read.value.by), request.signal)
  })
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const meeting = await reviews().meeting((await params).id)
    return { event: await meeting.happen(await jsonBody(request, toHappen)) }
  })
}
