import { appendFile, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part, PartColumn, SpoolSet } from './part'

/** Buffers grow with their spool: a batch of odd files has hundreds of spools, a large one writes 1 MiB at once. */
const SMALLEST = 1 << 14
const LARGEST = 1 << 20

/** One file of canonical TSV lines of one log and layout. */
export interface Spool {
  readonly columns: readonly PartColumn[]
  /** Room for `bytes` more, to be written by the caller: `buffer` from `at` on, then `used(end)`. */
  reserve(bytes: number): { readonly buffer: Buffer; readonly at: number }
  used(end: number): void
  /** Some value has a backslash. */
  noteEscape(): void
}

/** What scans do with a spool set beside writing. */
export interface Spools extends SpoolSet {
  spool(log: string, columns: readonly PartColumn[]): Spool
  /** Writes what is buffered to disk where it grew; called between chunks. */
  drain(): Promise<void>
  /** Until the next call of `begin`, `rollback` takes back every line written since. */
  begin(): Promise<void>
  rollback(): Promise<void>
  /** Parts written to since `begin`. */
  written(): readonly Part[]
  /** Name for a file of the scan's own, which goes with the spools. */
  scratch(): string
}

interface State extends Spool {
  readonly log: string
  readonly path: string
  /** Buffers and where what they hold ends. */
  full: { readonly buffer: Buffer; readonly end: number }[]
  buffer: Buffer
  end: number
  size: number
  escaped: boolean
  /** Size when the running scan began. */
  mark: number
}

/** So that the spools of two batches may lie in one folder. */
let sets = 0

/** The spools of a batch in a folder of the caller's, which must exist. */
export function openSpools(folder: string): Spools {
  const spools = new Map<string, State>()
  const scratches: string[] = []
  sets += 1
  const set = sets
  /** A buffer that was written: new ones for each MiB would keep the garbage collector busy. */
  let spare: Buffer = Buffer.allocUnsafe(0)

  function room(bytes: number): Buffer {
    // A small spool is not worth a large buffer: there may be hundreds.
    if (bytes > spare.length || bytes < spare.length / 2) return Buffer.allocUnsafe(bytes)
    const buffer = spare
    spare = Buffer.allocUnsafe(0)
    return buffer
  }

  function create(log: string, columns: readonly PartColumn[]): State {
    const state: State = {
      log,
      columns,
      path: join(folder, `spool-${set}-${spools.size}.tsv`),
      full: [],
      buffer: Buffer.allocUnsafe(0),
      end: 0,
      size: 0,
      escaped: false,
      mark: 0,
      reserve(bytes) {
        if (state.end + bytes > state.buffer.length) {
          if (state.end > 0) state.full.push({ buffer: state.buffer, end: state.end })
          state.buffer = room(Math.max(Math.min(LARGEST, Math.max(SMALLEST, state.size)), bytes))
          state.end = 0
        }
        return { buffer: state.buffer, at: state.end }
      },
      used(end) {
        state.size += end - state.end
        state.end = end
      },
      noteEscape() {
        state.escaped = true
      },
    }
    return state
  }

  async function writeFull(state: State): Promise<void> {
    const buffers = state.full
    state.full = []
    for (const { buffer, end } of buffers) {
      await appendFile(state.path, buffer.subarray(0, end), { mode: 0o600 })
      if (buffer.length > spare.length) spare = buffer
    }
  }

  async function flush(state: State): Promise<void> {
    if (state.end > 0) state.full.push({ buffer: state.buffer, end: state.end })
    state.buffer = Buffer.allocUnsafe(0)
    state.end = 0
    await writeFull(state)
  }

  const part = (state: State): Part => ({
    log: state.log,
    columns: state.columns,
    path: state.path,
    kind: 'spool',
    skip: 0,
    escaped: state.escaped,
  })

  return {
    spool(log, columns) {
      const key = JSON.stringify([log, columns.map((column) => [column.column, column.type])])
      const state = spools.get(key) ?? create(log, columns)
      spools.set(key, state)
      return state
    },
    async drain() {
      for (const state of spools.values()) if (state.full.length > 0) await writeFull(state)
    },
    async begin() {
      for (const state of spools.values()) state.mark = state.size
    },
    async rollback() {
      for (const state of spools.values()) {
        if (state.size === state.mark) continue
        await flush(state)
        await truncate(state.path, state.mark)
        state.size = state.mark
      }
    },
    written: () => [...spools.values()].filter((state) => state.size > state.mark).map(part),
    scratch() {
      const path = join(folder, `plain-${set}-${scratches.length}.tsv`)
      scratches.push(path)
      return path
    },
    async close() {
      for (const state of spools.values()) await flush(state)
      return [...spools.values()].filter((state) => state.size > 0).map(part)
    },
    async delete() {
      for (const path of [...scratches, ...[...spools.values()].map((state) => state.path)]) await unlink(path).catch(() => undefined)
      spools.clear()
    },
  }
}
