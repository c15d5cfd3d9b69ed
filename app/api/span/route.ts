import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { dataSpan } from '@/lib/records/data-span'
import { store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const { from = null, to = null } = (await dataSpan(await store(), options)) ?? {}
    return { from, to }
  })
}
