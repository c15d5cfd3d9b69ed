import { z } from 'zod'
import { badParams } from '@/lib/errors'
import { handle } from '@/lib/http/respond'
import { takesNone } from '@/lib/params'
import { jobs } from '@/lib/server'

export const dynamic = 'force-dynamic'

const asked = z.strictObject({ paths: z.array(z.string().min(1)).min(1).max(10_000) })

async function body(request: Request): Promise<z.infer<typeof asked>> {
  const parsed = asked.safeParse(await request.json().catch(() => null))
  if (parsed.success) return parsed.data
  const { fieldErrors, formErrors } = z.flattenError(parsed.error)
  throw badParams(formErrors.length > 0 ? { body: formErrors, ...fieldErrors } : fieldErrors)
}

export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    takesNone(request)
    return { jobs: (await jobs()).list() }
  })
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async () => {
    const { paths } = await body(request)
    const { id } = await (await jobs()).start(paths)
    return Response.json({ id }, { status: 202 })
  })
}
