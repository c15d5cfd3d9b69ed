import { setMaxListeners } from 'node:events'
import { isUserError, UserError } from '../errors'
import { refusal } from './access'

const http: Readonly<Record<UserError['status'], number>> = {
  'bad-params': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  // The reader has gone; nobody sees this number.
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
    return Response.json({ status: error.status, message: error.message, ...error.details }, { status: http[error.status], headers })
  console.error(error)
  return Response.json(
    { status: 'failed', message: 'An error inside Spoor; its details are in the terminal where it runs.' },
    { status: 500, headers },
  )
}

/** A result as a response: `bad-params` is a 400, all else a 200. */
export function answer(result: { readonly status?: unknown }): Response {
  return Response.json(result, { status: result.status === 'bad-params' ? http['bad-params'] : 200 })
}

/**
 * The one door of every API route: checks who asks, answers what `give` gives as JSON, or a Response as it is,
 * and turns errors into `{status, message, …}` with their HTTP status.
 */
export async function handle(request: Request, give: () => unknown): Promise<Response> {
  // One request may run a query per log at once, each of which listens for its end.
  setMaxListeners(128, request.signal)
  try {
    const refused = refusal(request, process.env.HOST || '127.0.0.1')
    if (refused !== null) throw new UserError('forbidden', refused)
    const value = await give()
    if (!(value instanceof Response)) return Response.json(value, { headers })
    for (const [name, text] of Object.entries(headers)) value.headers.set(name, text)
    return value
  } catch (error) {
    return failure(error)
  }
}
