import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { allowList } from '@/lib/server'

export function DELETE(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const { id } = await params
    return { exception: await allowList().withdraw(id) }
  })
}
