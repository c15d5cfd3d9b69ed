import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { networkToSave } from '@/lib/named-networks/named-networks'
import { networkList } from '@/lib/named-networks/network-list'
import { takesNone } from '@/lib/params'
import { namedNetworks, store } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async ({ signal }) => {
    takesNone(request)
    return networkList(await store(), await namedNetworks().list(), { ...(signal && { signal }) })
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { network: await namedNetworks().save(await jsonBody(request, networkToSave)) }
  })
}
