import { toUndo } from '@/lib/decisions/event'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { decisions } from '@/lib/server'

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { events: await decisions().undo(await jsonBody(request, toUndo)) }
  })
}
