import { UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { jobs } from '@/lib/server'

export function DELETE(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const { id } = await params
    if (!/^\d{1,9}$/.test(id)) throw new UserError('not-found', `The ledger has no file ${id}.`)
    await (await jobs()).remove(Number(id))
    return { status: 'ok', id: Number(id) }
  })
}
