import { z } from 'zod'
import { badParams } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { viewToSave } from '@/lib/saved-views/saved-views'
import { parseViewPath } from '@/lib/saved-views/view-path'
import { savedViews } from '@/lib/server'

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { views: await savedViews().list() }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const body = viewToSave.safeParse(await request.json().catch(() => null))
    if (!body.success) {
      const { fieldErrors, formErrors } = z.flattenError(body.error)
      throw badParams({ ...(formErrors.length > 0 && { body: formErrors }), ...fieldErrors })
    }
    const path = parseViewPath(
      body.data.path,
      hunts.map(({ id }) => id),
    )
    if (!path.ok) throw badParams(path.fields)
    return { view: await savedViews().save({ ...body.data, path: path.value }) }
  })
}
