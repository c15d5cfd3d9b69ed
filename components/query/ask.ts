/** What went wrong, in words for the pane that asked. */
export interface Failure {
  readonly status: string
  readonly message: string
  /** Messages per parameter, where parameters could not be read. */
  readonly fields?: Readonly<Record<string, readonly string[]>>
}

export function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && 'status' in error && 'message' in error
}

/**
 * Reads JSON from our own API. Aborting the signal stops the query in the engine.
 * Rejects with a Failure; with an AbortError when it was aborted.
 */
export async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, { ...init, headers: { accept: 'application/json', ...init.headers } }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw { status: 'unreachable', message: 'The server does not answer. Is it still running?' } satisfies Failure
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as T
  throw isFailure(body)
    ? body
    : ({ status: 'failed', message: `The server answered ${response.status} without a reason.` } satisfies Failure)
}
