import { settings } from '@/lib/config'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { store } from '@/lib/server'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    // Where the store does not open, the settings are what helps to see why.
    const lists = await store().then(
      async (opened) => (await opened.reference()).lists,
      () => null,
    )
    return { settings: settings(), lists }
  })
}
