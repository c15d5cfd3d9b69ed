import { z } from 'zod'
import { entryToSave } from '@/lib/allow-list/entry'
import { badParams } from '@/lib/errors'
import { jsonBody } from '@/lib/http/json-body'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { parseParams, takesNone } from '@/lib/params'
import { allowList } from '@/lib/server'

const asked = z.strictObject({ format: z.enum(['json']).default('json') })

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    const read = parseParams(asked, new URL(request.url).searchParams)
    if (!read.ok) throw badParams(read.fields)
    return allowList().list()
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    const entry = await jsonBody(request, entryToSave)
    const strange = entry.hunts === 'all' ? [] : entry.hunts.filter((id) => !hunts.some((hunt) => hunt.id === id))
    if (strange.length > 0) throw badParams({ hunts: strange.map((id) => `there is no hunt ${id}`) })
    return { entry: await allowList().save(entry) }
  })
}
