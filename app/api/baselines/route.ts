import { baselineToMake } from '@/lib/baselines/baseline'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { baselines, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { baselines: await baselines().list(), faults: await baselines().faults() }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async (options) => {
    takesNone(request)
    const given = await jsonBody(request, baselineToMake)
    return { baseline: await baselines().make(await store(), given, options) }
  })
}
