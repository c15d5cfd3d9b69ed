import type { Progress } from '@/lib/stages'
import { messages } from './messages'

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
 * Reads JSON from our own API. Aborting the signal stops the query in the engine. `onProgress` hears the stages of a long answer.
 * Rejects with a Failure; with an AbortError when it was aborted.
 */
export async function ask<T>(url: string, init: RequestInit = {}, onProgress?: (progress: Progress) => void): Promise<T> {
  const accept = onProgress ? 'application/json, text/event-stream' : 'application/json'
  const unreachable = (cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw { status: 'unreachable', message: 'The server does not answer. Is it still running?' } satisfies Failure
  }
  const response = await fetch(url, { ...init, headers: { accept, ...init.headers } }).catch(unreachable)
  const told = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  const { status, body } = told
    ? await lastOf(response, onProgress).catch(unreachable)
    : { status: response.status, body: (await response.json().catch(() => null)) as unknown }
  if (status >= 200 && status < 300) return body as T
  throw isFailure(body) ? body : ({ status: 'failed', message: `The server answered ${status} without a reason.` } satisfies Failure)
}

const headers = { 'content-type': 'application/json' }

/** How text that may be JSON is sent, as it is: whether it is, and of which shape, is for the server to say. */
export const sending = (body: string): RequestInit => ({ method: 'POST', headers, body })

/** How something is sent as JSON. */
export const posting = (body: unknown): RequestInit => sending(JSON.stringify(body))

/** How something is taken away; the API wants the header from whatever changes something. */
export const deleting: RequestInit = { method: 'DELETE', headers }

/** The answer at the end of a stream of events. */
async function lastOf(response: Response, onProgress?: (progress: Progress) => void): Promise<{ status: number; body: unknown }> {
  for await (const text of messages(response)) {
    const event: { progress?: Progress; status?: number; answer?: unknown } = JSON.parse(text)
    if (event.progress) onProgress?.(event.progress)
    if (event.status !== undefined) return { status: event.status, body: event.answer }
  }
  throw new Error('The answer ended early.')
}

const noReason: Failure = { status: 'failed', message: 'The server gave no reason.' }

/** What went wrong, whatever was thrown. */
export const asFailure = (reason: unknown): Failure => (isFailure(reason) ? reason : noReason)
