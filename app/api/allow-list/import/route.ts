import { entries } from '@/lib/allow-list/entry'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { allowList } from '@/lib/server'

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return allowList().import(await jsonBody(request, entries))
  })
}
