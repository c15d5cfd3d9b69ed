import type { DuckStore } from '../store/duckdb'
import type { Books } from './books'
import type { Opened } from './decompress'
import { describeFault, stopsAll } from './fault'
import { nextIds } from './ledger'
import type { Scanned } from './part'
import { readAhead } from './read-ahead'
import { scan } from './scan'
import type { Spools } from './spool'

/** A file to load. */
export interface Input {
  /** Absolute. */
  readonly path: string
  /** How the ledger calls it, where `path` is a temporary name. */
  readonly name?: string
  /** On disk. */
  readonly bytes: number
  /** Why it cannot be read, if so. */
  readonly error: string | null
}

/** A file that was scanned, with the numbers that it has if something becomes of it. */
export interface Attempt {
  readonly input: Input
  readonly file: number
  readonly load: number
  readonly scanned: Scanned
  readonly seconds: number
}

export interface ScanBatchOptions {
  readonly direct: boolean
  /** Decompressed bytes of one transaction, save what the last file has more. */
  readonly most: number
  readonly maxExpansion?: number
  readonly signal?: AbortSignal
  readonly onFile?: (path: string) => void
  /** Bytes on disk that were read since the last call. */
  readonly onBytes?: (bytes: number) => void
  /** Rows of a file that are read so far. */
  readonly onRows?: (input: Input, rows: number) => void
}

/** A smaller file is read before the engine begins, so that several of them are one transaction. */
export const EAGER_BYTES = 16 << 20

const batchFiles = 2000

export const labelOf = (input: Input): string => input.name ?? input.path

/** Numbers of the entries for files: an entry without rows under the same path is replaced. */
export async function fileIds(store: DuckStore, books: Books, inputs: readonly Input[]): Promise<readonly number[]> {
  const fresh = await nextIds(store, 'file_id', inputs.length)
  return inputs.map((input, i) => books.at(labelOf(input)).find(({ status }) => status !== 'loaded')?.id ?? fresh[i] ?? 0)
}

async function scanOne(
  input: Input,
  opened: () => Promise<Opened>,
  load: number,
  spools: Spools,
  books: Books,
  options: ScanBatchOptions,
): Promise<Scanned> {
  const failed = (reason: string): Scanned => ({ outcome: 'failed', reason, compression: 'none', format: null, lines: 0 })
  if (input.error !== null) return failed(input.error)
  let left = input.bytes
  const onBytes = (bytes: number) => {
    const counted = Math.min(bytes, left)
    left -= counted
    options.onBytes?.(counted)
  }
  try {
    const { direct, maxExpansion, signal } = options
    return await scan(input.path, {
      spools,
      load,
      known: books.index,
      direct,
      onBytes,
      onRows: (rows) => options.onRows?.(input, rows),
      opened: opened(),
      name: labelOf(input),
      ...(maxExpansion ? { maxExpansion } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (stopsAll(error)) throw error
    return failed(describeFault(error))
  } finally {
    onBytes(left)
  }
}

/** Scans files from the front of the list until there are enough for one transaction. Throws only what stops everything. */
export async function scanBatch(
  store: DuckStore,
  books: Books,
  inputs: readonly Input[],
  spools: Spools,
  options: ScanBatchOptions,
): Promise<readonly Attempt[]> {
  const list = inputs.slice(0, batchFiles)
  const loads = await nextIds(store, 'load_id', list.length)
  const files = await fileIds(store, books, list)
  const open = readAhead(list.map(({ path }) => path))
  const attempts: Attempt[] = []
  let bytes = 0
  for (const [i, input] of list.entries()) {
    if (i > 0 && options.direct && input.bytes >= EAGER_BYTES) break
    const load = loads[i] ?? 0
    const file = files[i] ?? 0
    options.onFile?.(labelOf(input))
    const started = performance.now()
    const scanned = await scanOne(input, () => open(i), load, spools, books, options)
    attempts.push({ input, file, load, scanned, seconds: (performance.now() - started) / 1000 })
    if (scanned.outcome !== 'log') {
      options.onRows?.(input, 0)
      continue
    }
    books.index.add({ ...scanned.end, file: scanned.continues ?? file, path: labelOf(input) })
    bytes += scanned.end.bytes
    if (bytes >= options.most) break
  }
  return attempts
}
