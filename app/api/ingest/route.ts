import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { toLoad } from '@/lib/ingest/to-load'
import { takesNone } from '@/lib/params'
import { jobs } from '@/lib/server'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { jobs: (await jobs()).list() }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const { paths } = await jsonBody(request, toLoad)
    const { id } = await (await jobs()).start(paths)
    return Response.json({ id }, { status: 202 })
  })
}
