import { settings } from '@/lib/config'
import { takesNone } from '@/lib/params'
import { handle } from '@/lib/respond'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return { settings: settings() }
  })
}
