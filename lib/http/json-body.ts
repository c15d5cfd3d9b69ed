import { z } from 'zod'
import { badParams, isUserError, UserError } from '../errors'

/** More than any list of ours has; a body is read whole before it is looked at. */
export const mostBytes = 16 * 1024 * 1024

async function textOf({ body }: Request): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  // Read to its end, though not kept: a connection that ends before its body does takes the answer along.
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes <= mostBytes) parts.push(part)
    else parts.length = 0
  }
  if (bytes > mostBytes)
    throw new UserError('too-large', 'The JSON is larger than 16 MB, the limit for what is sent.', { limit: mostBytes })
  return Buffer.concat(parts).toString()
}

async function given(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await textOf(request))
  } catch (error) {
    if (isUserError(error)) throw error
    return null
  }
}

/** The body of a request as a schema reads it. Throws `bad-params` that names each part at fault, and `too-large`. */
export async function jsonBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const body = schema.safeParse(await given(request))
  if (body.success) return body.data
  const { fieldErrors, formErrors } = z.flattenError(body.error)
  throw badParams({ ...(formErrors.length > 0 && { body: formErrors }), ...(fieldErrors as Record<string, string[]>) })
}
