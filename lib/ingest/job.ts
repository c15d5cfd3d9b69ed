import { randomUUID } from 'node:crypto'
import type { Kept, Status } from './ledger'
import { type Input, labelOf } from './scan-batch'
import type { Progress } from './settle'

/** How far a job is. The last event of a job has the stage `done`. */
export interface JobEvent {
  readonly stage: 'waiting' | 'reading' | 'storing' | 'done'
  /** The file that is being read. */
  readonly file: string | null
  readonly files: number
  readonly of: number
  /** On disk. */
  readonly bytes: number
  readonly of_bytes: number
  /** Those of files that are done, and of the others as far as they are read. */
  readonly rows: number
  /** Since its turn came. */
  readonly seconds: number
  /** Null until it can be told. */
  readonly left_seconds: number | null
  /** What became of the files so far; `unchanged` were there already. */
  readonly outcome: Readonly<Record<Exclude<Status, 'loading'> | 'unchanged', number>>
  readonly rejected: number
  /** Files and folders below what was asked for whose names begin with a dot; nothing of them is read. */
  readonly hidden: number
  /** Why the job ended early. */
  readonly error: string | null
}

export interface Job extends JobEvent {
  readonly id: string
  /** What was asked for. */
  readonly paths: readonly string[]
  /** ISO 8601 UTC. */
  readonly started: string
  readonly done: boolean
}

/** A job as it changes. */
export interface Course {
  readonly id: string
  readonly signal: AbortSignal
  state(): Job
  asked(paths: readonly string[]): void
  found(inputs: readonly Input[]): void
  passedOver(hidden: number): void
  /** It is its turn. */
  begin(): void
  file(name: string): void
  progress(progress: Progress): void
  settled(inputs: readonly Input[], entries: readonly Kept[]): void
  finish(error: string | null): void
  /** One that has not begun is done at once. */
  cancel(): void
  /** Files that were found and are not settled. */
  open(): readonly Input[]
  /** Resolves at the next change. */
  change(): Promise<void>
  /** Resolves when the job is done. */
  readonly done: Promise<void>
}

/** Below this no rate can be told. */
const settlingSeconds = 1

export function beginCourse(): Course {
  const id = randomUUID()
  const controller = new AbortController()
  const started = Date.now()
  const open = new Set<Input>()
  const outcome = { loaded: 0, duplicate: 0, skipped: 0, failed: 0, cancelled: 0, unchanged: 0 }
  let paths: readonly string[] = []
  let event = {
    stage: 'waiting' as JobEvent['stage'],
    file: null as string | null,
    files: 0,
    of: 0,
    bytes: 0,
    of_bytes: 0,
    rows: 0,
    rejected: 0,
    hidden: 0,
  }
  /** Rows of files that are not done. */
  let read = 0
  let error: string | null = null
  let ended: number | null = null
  let begun: number | null = null
  let wake: () => void = () => undefined
  let next = Promise.resolve()
  let finished: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finished = resolve
  })

  const changed = (change: Partial<typeof event> = {}) => {
    event = { ...event, ...change }
    const woken = wake
    next = new Promise((resolve) => {
      wake = resolve
    })
    woken()
  }
  changed()

  const state = (): Job => {
    const now = ended ?? Date.now()
    const working = begun === null ? 0 : (now - begun) / 1000
    const rate = event.bytes / working
    const told = event.stage !== 'done' && working > settlingSeconds && rate > 0
    return {
      id,
      paths,
      started: new Date(started).toISOString(),
      ...event,
      rows: event.rows + read,
      done: ended !== null,
      seconds: working,
      left_seconds: told ? Math.max(0, (event.of_bytes - event.bytes) / rate) : null,
      outcome: { ...outcome },
      error,
    }
  }

  const finish = (reason: string | null) => {
    ended = Date.now()
    error = reason
    read = 0
    open.clear()
    changed({ stage: 'done', file: null })
    finished()
  }

  return {
    id,
    signal: controller.signal,
    done,
    state,
    asked(more) {
      paths = [...paths, ...more]
    },
    begin() {
      begun = Date.now()
      changed()
    },
    found(inputs) {
      for (const input of inputs) open.add(input)
      changed({ of: event.of + inputs.length, of_bytes: event.of_bytes + inputs.reduce((sum, { bytes }) => sum + bytes, 0) })
    },
    passedOver: (hidden) => changed({ hidden: event.hidden + hidden }),
    file: (name) => changed({ file: name }),
    progress({ stage, bytes, rows }) {
      read = rows
      // What is loaded once more, after a fault, was shown already.
      changed({ stage, bytes: Math.max(event.bytes, Math.min(Math.round(bytes), event.of_bytes)) })
    },
    settled(inputs, entries) {
      for (const input of inputs) open.delete(input)
      for (const { status } of entries) if (status !== 'loading') outcome[status] += 1
      const named = new Set(entries.map(({ path }) => path))
      outcome.unchanged += inputs.filter((input) => !named.has(labelOf(input))).length
      const loaded = entries.filter(({ status }) => status === 'loaded')
      changed({
        files: event.files + inputs.length,
        rows: event.rows + loaded.reduce((sum, { rows }) => sum + rows, 0),
        rejected: event.rejected + loaded.reduce((sum, { rejected }) => sum + rejected, 0),
      })
    },
    finish,
    cancel() {
      controller.abort()
      if (begun === null && ended === null) finish('Cancelled before it began.')
    },
    open: () => [...open],
    change: () => next,
  }
}
