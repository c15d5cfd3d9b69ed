import { z } from 'zod'
import { badParams } from '../errors'

/** The body of a request as a schema reads it. Throws `bad-params` that names each part at fault. */
export async function jsonBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const body = schema.safeParse(await request.json().catch(() => null))
  if (body.success) return body.data
  const { fieldErrors, formErrors } = z.flattenError(body.error)
  throw badParams({ ...(formErrors.length > 0 && { body: formErrors }), ...(fieldErrors as Record<string, string[]>) })
}
