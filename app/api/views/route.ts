import { badParams } from '@/lib/errors'
import { jsonBody } from '@/lib/http/json-body'
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
    const view = await jsonBody(request, viewToSave)
    const path = parseViewPath(
      view.path,
      hunts.map(({ id }) => id),
    )
    if (!path.ok) throw badParams(path.fields)
    return { view: await savedViews().save({ ...view, path: path.value }) }
  })
}
