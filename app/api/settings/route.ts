import { settings } from '@/lib/config'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return { settings: settings() }
  })
}
