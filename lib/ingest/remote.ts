import { UserError } from '../errors'
import type { Job } from './job'
import type { Entry } from './ledger'

async function asked(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } })
  if (answer.ok) return answer
  const body: unknown = await answer.json().catch(() => null)
  const message =
    typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : `The server answered ${answer.status}.`
  throw new UserError('failed', message)
}

/** Loads by the server that holds the store; paths are absolute. Answers the load's number. */
export async function startRemote(server: string, paths: readonly string[]): Promise<string> {
  const answer = await asked(`${server}/api/ingest`, { method: 'POST', body: JSON.stringify({ paths }) })
  const body: { id: string } = await answer.json()
  return body.id
}

/** The state of a load at each change, until it is done. */
export async function* remoteEvents(server: string, id: string): AsyncGenerator<Job> {
  const answer = await asked(`${server}/api/ingest/${id}/events`, { method: 'GET' })
  if (!answer.body) return
  const decoder = new TextDecoder()
  const reader = answer.body.getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    text += decoder.decode(value, { stream: true })
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) if (message.startsWith('data: ')) yield JSON.parse(message.slice(6))
  }
}

/** Cancels a load and waits until it has stopped. */
export async function cancelRemote(server: string, id: string): Promise<void> {
  await asked(`${server}/api/ingest/${id}`, { method: 'DELETE' })
}

/** What the server's ledger says of all files. */
export async function remoteFiles(server: string): Promise<readonly Entry[]> {
  const answer = await asked(`${server}/api/files`, { method: 'GET' })
  const body: { files: readonly Entry[] } = await answer.json()
  return body.files
}
