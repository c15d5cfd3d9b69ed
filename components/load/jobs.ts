import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Job } from '@/lib/ingest/job'
import { ask, type Failure, isFailure, posting } from '../query/ask'

interface Known {
  readonly running: Job | null
  /** Jobs that wait for the running one, in their order. */
  readonly waiting: readonly Job[]
  /** Of the load that ended last: names below its paths that begin with a dot. */
  readonly hidden: number
  /** Grows whenever a load ended: what was counted before is old. */
  readonly ended: number
}

// A load outlives the page that began it, so what is known of it lives beside the pages.
const idle: Known = { running: null, waiting: [], hidden: 0, ended: 0 }
let known = idle
let stream: { readonly id: string; readonly source: EventSource } | null = null
// Finished loads that are known; null before the first answer. A small load is over before anybody could follow it.
let finished: ReadonlySet<string> | null = null
const listeners = new Set<() => void>()

function set(change: Partial<Known>) {
  known = { ...known, ...change }
  for (const listen of listeners) listen()
}

/** Asks what is being loaded, and follows it. Called at the start of a page and whenever a load was begun. */
export async function refreshJobs(): Promise<void> {
  const answer = await ask<{ jobs: readonly Job[] }>('/api/ingest').catch(() => null)
  if (!answer) return
  const open = answer.jobs.filter((job) => !job.done)
  const [running = null, ...waiting] = open
  const past = answer.jobs.filter((job) => job.done)
  const done = past.map((job) => job.id)
  const news = finished !== null && done.some((id) => !finished?.has(id))
  finished = new Set(done)
  set({ running, waiting, hidden: past[0]?.hidden ?? 0, ended: known.ended + (news ? 1 : 0) })
  if (running) follow(running.id)
}

function follow(id: string) {
  if (stream?.id === id) return
  stream?.source.close()
  const source = new EventSource(`/api/ingest/${encodeURIComponent(id)}/events`)
  stream = { id, source }
  source.onmessage = ({ data }) => {
    const event: Partial<Job> = JSON.parse(String(data))
    if (known.running?.id === id) set({ running: { ...known.running, ...event } })
    if (event.done || event.stage === 'done') end(source)
  }
  // A stream that closes for good is asked about once more; one that reconnects does so by itself.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) end(source)
  }
}

function end(source: EventSource) {
  source.close()
  if (stream?.source !== source) return
  stream = null
  set({ running: null })
  void refreshJobs()
}

/** Loads files or folders that the server can see. Answers what went wrong, null when it has begun. */
export async function loadPaths(paths: readonly string[]): Promise<Failure | null> {
  try {
    await ask('/api/ingest', posting({ paths }))
  } catch (reason) {
    return isFailure(reason) ? reason : { status: 'failed', message: 'The load could not be begun.' }
  }
  await refreshJobs()
  return null
}

export async function cancelJob(id: string): Promise<void> {
  await ask(`/api/ingest/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(() => null)
  await refreshJobs()
}

const subscribe = (listen: () => void) => {
  listeners.add(listen)
  return () => {
    listeners.delete(listen)
  }
}
const snapshot = () => known

export function useJobs(): Known {
  return useSyncExternalStore(subscribe, snapshot, () => idle)
}

/** Calls back whenever a load has ended: what was read before is old. */
export function useLoadEnd(act: () => void): void {
  const { ended } = useJobs()
  const latest = useEffectEvent(act)
  useEffect(() => {
    if (ended > 0) latest()
  }, [ended])
}
