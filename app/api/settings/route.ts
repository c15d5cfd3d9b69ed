import { settings } from '@/lib/config'
import { handle } from '@/lib/respond'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => ({ settings: settings() }))
}
