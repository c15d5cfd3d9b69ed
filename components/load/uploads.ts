import { useSyncExternalStore } from 'react'
import type { Named, Unread } from './walk-drop'

export interface Upload {
  /** Two files of one name may be on their way, from two folders. */
  readonly id: number
  readonly name: string
  readonly bytes: number
  readonly sent: number
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled'
  /** Why it failed. */
  readonly message: string | null
}

const AT_ONCE = 3
/** The load that an upload is part of was cancelled. */
const CANCELLED = 499

// Uploads go on while the user walks through the views, so they live beside the pages and not in one.
let uploads: readonly Upload[] = []
let serial = 0
const files = new Map<number, File>()
const running = new Map<number, XMLHttpRequest>()
const listeners = new Set<() => void>()
const arrived = new Set<() => void>()

function set(id: number, change: Partial<Upload>) {
  uploads = uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload))
  for (const listen of listeners) listen()
}

function next() {
  for (const upload of uploads) {
    if (running.size >= AT_ONCE) return
    const file = upload.state === 'waiting' ? files.get(upload.id) : undefined
    if (file) send(upload, file)
  }
}

/** XMLHttpRequest, because fetch does not tell how much of a body is sent. */
function send({ id, name }: Upload, file: File) {
  const request = new XMLHttpRequest()
  running.set(id, request)
  set(id, { state: 'sending' })
  request.upload.onprogress = (event) => set(id, { sent: event.loaded })
  request.onloadend = () => {
    running.delete(id)
    files.delete(id)
    const good = request.status >= 200 && request.status < 300
    if (request.status === CANCELLED) cancelUploads()
    if (good) set(id, { state: 'sent', sent: file.size })
    else if (uploads.find((upload) => upload.id === id)?.state === 'sending') set(id, { state: 'failed', message: reason(request) })
    if (good) for (const tell of arrived) tell()
    next()
  }
  request.open('POST', `/api/upload?name=${encodeURIComponent(name)}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
}

function reason(request: XMLHttpRequest): string {
  if (request.status === 0) return 'The server does not answer.'
  try {
    const body: unknown = JSON.parse(request.responseText)
    if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message)
  } catch {
    // The body is no JSON; the status has to do.
  }
  return `The server answered ${request.status}.`
}

export function upload(named: readonly (Named | Unread)[]): void {
  const idle = uploads.every((one) => one.state !== 'waiting' && one.state !== 'sending')
  const fresh = named.map(({ name, file }): Upload => {
    const id = ++serial
    if (file === null) return { id, name, bytes: 0, sent: 0, state: 'failed', message: 'The browser could not open it.' }
    files.set(id, file)
    return { id, name, bytes: file.size, sent: 0, state: 'waiting', message: null }
  })
  uploads = [...(idle ? [] : uploads), ...fresh]
  for (const listen of listeners) listen()
  next()
}

export function cancelUploads(): void {
  const sending = [...running.values()]
  uploads = uploads.map((one) => (one.state === 'waiting' || one.state === 'sending' ? { ...one, state: 'cancelled' } : one))
  files.clear()
  for (const listen of listeners) listen()
  for (const request of sending) request.abort()
}

/** Forgets uploads that came to an end. */
export function clearUploads(): void {
  uploads = uploads.filter((one) => one.state === 'waiting' || one.state === 'sending')
  for (const listen of listeners) listen()
}

function listenTo(set: Set<() => void>) {
  return (listen: () => void) => {
    set.add(listen)
    return () => {
      set.delete(listen)
    }
  }
}

/** Calls back whenever a file has arrived at the server, which then begins to load it. */
export const onArrival = listenTo(arrived)

const subscribe = listenTo(listeners)
const snapshot = () => uploads
const nothing: readonly Upload[] = []

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(subscribe, snapshot, () => nothing)
}
