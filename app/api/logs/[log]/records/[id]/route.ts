import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { oneRecord } from '@/lib/records/record'
import { store } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly log: string; readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const { log, id } = await params
    return oneRecord(await store(), log, id, options)
  })
}
