import { openapi } from '@/lib/http/openapi'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { version } from '@/package.json'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return openapi(hunts, version)
  })
}
