import { exceptionToSave } from '@/lib/allow-list/exception'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { allowList } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { exceptions: (await allowList().list()).exceptions }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { exception: await allowList().except(await jsonBody(request, exceptionToSave)) }
  })
}
