import { toDecide } from '@/lib/decisions/event'
import { giveDecisions } from '@/lib/decisions/give-decisions'
import { namingOf } from '@/lib/decisions/naming'
import { badParams } from '@/lib/errors'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { decisions, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, (options) =>
    giveDecisions(decisions(), new URL(request.url).searchParams, async (entity) => namingOf(entity, await store(), options)),
  )
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const given = await jsonBody(request, toDecide)
    const strange = new Set(given.subjects.map(({ hunt }) => hunt).filter((id) => !hunts.some((hunt) => hunt.id === id)))
    if (strange.size > 0) throw badParams({ subjects: [...strange].map((id) => `there is no hunt ${id}`) })
    return { events: await decisions().decide(given) }
  })
}
