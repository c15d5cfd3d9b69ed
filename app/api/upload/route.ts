import { config } from '@/lib/config'
import { badParams } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { receive, safeName } from '@/lib/ingest/upload'
import { jobs } from '@/lib/server'

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    const params = new URL(request.url).searchParams
    const unknown = [...params.keys()].filter((key) => key !== 'name')
    if (unknown.length > 0) throw badParams(Object.fromEntries(unknown.map((key) => [key, ['unknown parameter; this call takes name']])))
    const name = safeName(params.get('name') ?? '')
    if (!request.body) throw badParams({ body: ['send the file as the body'] })
    const length = request.headers.get('content-length')
    const slot = await (await jobs()).upload(name)
    let bytes: number | null = null
    try {
      bytes = await receive(request.body, slot.path, {
        limit: config().maxUpload,
        announced: length === null ? null : Number(length),
        signal: AbortSignal.any([request.signal, slot.signal]),
      })
    } finally {
      slot.done(bytes)
    }
    return Response.json({ id: slot.job }, { status: 202 })
  })
}
