import { hunts } from '@/lib/hunts'
import { openapi } from '@/lib/openapi'
import { takesNone } from '@/lib/params'
import { handle } from '@/lib/respond'
import { version } from '@/package.json'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return openapi(hunts, version)
  })
}
