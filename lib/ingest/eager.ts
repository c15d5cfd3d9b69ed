import type { DuckStore } from '../store/duckdb'
import { type Loaded, storeBatch } from './batch'
import type { Books } from './books'
import { openContent } from './decompress'
import { type DirectHeader, directHeader, mayBeDirect } from './direct'
import type { Scanned, ScannedLog } from './part'
import { peek } from './peek'
import type { StoreOptions } from './read-part'
import { HEAD } from './recognise'
import { EAGER_BYTES, type Input, labelOf } from './scan-batch'
import { checkDirect } from './scan-direct'
import type { Stage } from './settle'

const BACKSLASH = 92

export interface Eager {
  readonly input: Input
  readonly header: DirectHeader
}

/** A file that the engine may begin to read before it is checked: big, plain, new by its path and length. Null for any other. */
export async function openEager(input: Input, books: Books): Promise<Eager | null> {
  if (input.error !== null || input.bytes < EAGER_BYTES) return null
  const label = labelOf(input)
  if (books.at(label).some(({ status }) => status === 'loaded') || books.index.next(input.bytes - 1) === input.bytes) return null
  try {
    const content = await openContent(input.path)
    if (content.compression !== 'none' || !mayBeDirect(content)) return null
    const { head, close } = await peek(content.chunks(), HEAD)
    await close()
    const header = directHeader(head, label)
    return header && { input, header }
  } catch {
    // Whatever is the matter with it, the usual way says so.
    return null
  }
}

/** What the look for backslashes is of the whole work, at the most. */
const LOOK = 0.1

export interface EagerOptions extends Omit<StoreOptions, 'onProgress'> {
  /** Told the share that is done, 0–1. */
  readonly onShare?: (stage: Stage, share: number) => void
  /** Told the rows that are read so far. */
  readonly onRows?: (rows: number) => void
}

/** Counts bytes of a file as a share of it. */
function shareOf(input: Input, tell: (share: number) => void): (bytes: number) => void {
  let read = 0
  return (bytes) => {
    read += bytes
    tell(Math.min(1, read / input.bytes))
  }
}

/** The file is nothing for the engine, or holds nothing new. */
class Unfit extends Error {
  constructor(readonly scanned: Scanned | null) {
    super('the file cannot be read as it is')
  }
}

/** Whether any backslash stands behind the header: to look for one is quick, to let the engine look into each value is not. */
async function hasEscapes({ input, header }: Eager, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<boolean> {
  const content = await openContent(input.path, { signal, onBytes })
  let from = header.length
  for await (const chunk of content.chunks()) {
    if (chunk.indexOf(BACKSLASH, from) >= 0) return true
    from = Math.max(0, from - chunk.length)
  }
  return false
}

/**
 * Checks a file while the engine reads it into its table, and keeps the rows only if the check agrees.
 * Answers what was scanned, with the rows that it gave; null where the file has to be spooled, and nothing of it was kept.
 */
export async function loadEager(
  store: DuckStore,
  books: Books,
  eager: Eager,
  load: number,
  { onShare, onRows, ...options }: EagerOptions,
): Promise<{ readonly scanned: Scanned; readonly loaded: readonly Loaded[] } | null> {
  const { input, header } = eager
  const { log, columns, skip } = header
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const looked = shareOf(input, (share) => onShare?.('reading', LOOK * share))
  const escaped = await hasEscapes(eager, signal, looked)
  const part = { log, columns, path: input.path, kind: 'direct', skip, escaped } as const

  let [checked, stored] = [0, 0]
  const show = () => onShare?.('storing', LOOK + ((1 - LOOK) * (checked + stored)) / 2)
  const onBytes = shareOf(input, (share) => {
    checked = share
    show()
  })
  const onProgress = (share: number) => {
    stored = share
    show()
  }

  async function check(): Promise<ScannedLog> {
    const content = await openContent(input.path, { signal, onBytes })
    const scanned = await checkDirect(content.chunks(), header, {
      path: input.path,
      compression: 'none',
      known: books.index,
      remarks: new Set(),
      onRows,
    })
    if (scanned?.outcome !== 'log') throw new Unfit(scanned)
    // It was written to in between.
    if (!escaped && scanned.parts.some((one) => one.escaped)) throw new Unfit(null)
    return scanned
  }
  const scanning = check()
  const unfit = scanning.then(
    () => null,
    (error: unknown) => {
      stop.abort()
      return error
    },
  )
  try {
    const loaded = await storeBatch(store, [{ load, path: input.path, parts: [part], scanned: scanning }], [], {
      ...options,
      signal,
      onProgress,
    })
    return { scanned: await scanning, loaded }
  } catch (error) {
    stop.abort()
    const fault = await unfit
    if (fault instanceof Unfit) return fault.scanned && { scanned: fault.scanned, loaded: [] }
    throw options.signal?.aborted || !fault ? error : fault
  }
}
