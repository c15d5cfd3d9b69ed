import { giveItems } from '@/lib/baselines/give-items'
import { UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { baselines, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    const { id } = await params
    const own = await store()
    const frozen = (await baselines().frozen(own.dialect)).find((one) => one.id === id)
    if (!frozen) throw new UserError('not-found', `There is no baseline ${id}.`, { id })
    return giveItems(own, frozen, new URL(request.url).searchParams, options)
  })
}
