import { config } from '@/lib/config'
import { isUserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { jobs, openingFault } from '@/lib/server'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const fault = await openingFault()
    const store = config().data
    if (fault === null) return { status: 'ok', version, store, loading: (await jobs()).list().some(({ done }) => !done) }
    const message = isUserError(fault) ? fault.message : 'The store cannot be opened; the terminal where Spoor runs says why.'
    if (!isUserError(fault)) console.error(fault)
    return Response.json({ status: 'failed', version, store, loading: false, message }, { status: 503 })
  })
}
