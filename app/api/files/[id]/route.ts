import { UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { removeFile } from '@/lib/ingest/remove'
import { takesNone } from '@/lib/params'
import { store } from '@/lib/server'

export function DELETE(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const { id } = await params
    if (!/^\d{1,9}$/.test(id)) throw new UserError('not-found', `The ledger has no file ${id}.`)
    await removeFile(await store(), Number(id))
    return { status: 'ok', id: Number(id) }
  })
}
