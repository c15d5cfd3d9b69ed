import { UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { baselineChange } from '@/lib/hunts/baseline-change'
import { takesNone } from '@/lib/params'
import { reviews, store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string; readonly card: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const { id, card } = await params
    if (!/^\d{1,6}$/.test(card)) throw new UserError('not-found', `The agenda has no card ${card}.`, { id, card })
    return reviews().detail(id, Number(card), { store: await store(), hunt: baselineChange }, options)
  })
}
