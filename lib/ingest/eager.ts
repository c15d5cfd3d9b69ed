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

/** The file is nothing for the engine, or holds nothing new. */
class Unfit extends Error {
  constructor(readonly scanned: Scanned | null) {
    super('the file cannot be read as it is')
  }
}

/** Whether any backslash stands behind the header: to look for one is quick, to let the engine look into each value is not. */
async function hasEscapes({ input, header }: Eager, signal: AbortSignal): Promise<boolean> {
  const content = await openContent(input.path, { signal })
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
  options: StoreOptions,
): Promise<{ readonly scanned: Scanned; readonly loaded: readonly Loaded[] } | null> {
  const { input, header } = eager
  const { log, columns, skip } = header
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const escaped = await hasEscapes(eager, signal)
  const part = { log, columns, path: input.path, kind: 'direct', skip, escaped } as const

  async function check(): Promise<ScannedLog> {
    const content = await openContent(input.path, { signal })
    const scanned = await checkDirect(content.chunks(), header, {
      path: input.path,
      compression: 'none',
      known: books.index,
      remarks: new Set(),
    })
    if (scanned?.outcome !== 'log') throw new Unfit(scanned)
    // It was written to in between.
    if (!escaped && scanned.parts.some((checked) => checked.escaped)) throw new Unfit(null)
    return scanned
  }
  const checked = check()
  const unfit = checked.then(
    () => null,
    (error: unknown) => {
      stop.abort()
      return error
    },
  )
  try {
    const loaded = await storeBatch(store, [{ load, path: input.path, parts: [part], scanned: checked }], [], { ...options, signal })
    return { scanned: await checked, loaded }
  } catch (error) {
    stop.abort()
    const fault = await unfit
    if (fault instanceof Unfit) return fault.scanned && { scanned: fault.scanned, loaded: [] }
    throw options.signal?.aborted || !fault ? error : fault
  }
}
