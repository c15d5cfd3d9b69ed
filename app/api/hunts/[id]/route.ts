import { UserError } from '@/lib/errors'
import { hunts } from '@/lib/hunts'
import { answer, handle } from '@/lib/respond'
import { run } from '@/lib/run'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const { id } = await params
    const hunt = hunts.find((one) => one.id === id)
    if (!hunt) throw new UserError('not-found', `There is no hunt named ${id}.`)
    return answer(await run(await store(), hunt, new URL(request.url).searchParams, { signal: request.signal }))
  })
}
