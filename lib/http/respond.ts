import { setMaxListeners } from 'node:events'
import { isUserError, UserError } from '../errors'
import type { AskOptions } from '../stages'
import { refusal } from './access'
import { answerTelling } from './told'

/** HTTP's number for each fault. */
export const http: Readonly<Record<UserError['status'], number>> = {
  'bad-params': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  // The reader has gone and does not see this number, or the load that an upload is part of was cancelled.
  cancelled: 499,
  failed: 500,
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

function failure(error: unknown): Response {
  if (isUserError(error))
    return Response.json({ status: error.status, message: error.message, ...error.details }, { status: http[error.status] })
  console.error(error)
  return Response.json(
    { status: 'failed', message: 'An error inside Spoor; its details are in the terminal where it runs.' },
    { status: 500 },
  )
}

/** A result as a response: `bad-params` is a 400, all else a 200. */
export function answer(result: { readonly status?: unknown }): Response {
  return Response.json(result, { status: result.status === 'bad-params' ? http['bad-params'] : 200 })
}

/** What `give` gives as JSON, or a Response as it is; errors as `{status, message, …}` with their HTTP status. */
async function settled(give: () => unknown): Promise<Response> {
  try {
    const value = await give()
    return value instanceof Response ? value : Response.json(value)
  } catch (error) {
    return failure(error)
  }
}

/** Next answers HEAD by calling GET and dropping the body unread, without a word to whoever writes it. */
const noHead = () =>
  Response.json({ status: 'bad-method', message: 'HEAD is not answered here. Use GET.' }, { status: 405, headers: { allow: 'GET' } })

/**
 * The one door of every API route: checks who asks and how, and answers what `give` gives, also while it tells how far it is.
 * `give` takes what its queries need: the signal that the caller has gone, and whom to tell the stages.
 */
export async function handle(request: Request, give: (options: AskOptions) => unknown): Promise<Response> {
  // One request may run a query per log at once, each of which listens for its end.
  setMaxListeners(128, request.signal)
  const refused = refusal(request, process.env.HOST || '127.0.0.1')
  const given = () =>
    request.method === 'HEAD'
      ? noHead()
      : answerTelling(request, (onStage) => settled(() => give({ signal: request.signal, ...(onStage && { onStage }) })))
  const response = await (refused === null ? given() : failure(new UserError('forbidden', refused)))
  for (const [name, text] of Object.entries(headers)) response.headers.set(name, text)
  return response
}
