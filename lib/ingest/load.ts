import type { DuckStore } from '../store/duckdb'
import { Mismatch, storeBatch } from './batch'
import { type Books, openBooks } from './books'
import { describeFault, isCancelled, stopsAll } from './fault'
import type { Loading } from './keep-rejects'
import type { Kept, Status } from './ledger'
import { confirm, type Outcome } from './outcome'
import type { Scanned } from './part'
import { type Attempt, fileIds, type Input, labelOf, type ScanBatchOptions, scanBatch } from './scan-batch'
import { openSpools } from './spool'

export type Stage = 'reading' | 'storing'

export interface Progress {
  readonly stage: Stage
  /** Bytes on disk that are done; a file counts half when it is read, half when it is stored. */
  readonly bytes: number
}

export interface LoadOptions extends Omit<ScanBatchOptions, 'direct' | 'onBytes'> {
  /** An existing folder for spools, whose path has none of `*?[]{}`. */
  readonly folder: string
  /** The files come with the program. */
  readonly sample?: boolean
  readonly onProgress?: (progress: Progress) => void
  /** What became of files, as it comes to stand in the ledger; a file that was there already has no entry here. */
  readonly onSettled?: (inputs: readonly Input[], entries: readonly Kept[]) => void
}

/** A load that is under way. */
interface Run {
  readonly store: DuckStore
  readonly books: Books
  readonly options: LoadOptions
  /** Files of which the ledger says what became. */
  readonly settled: Set<Input>
  /** Their bytes on disk. */
  done: number
}

const bytesOf = (inputs: readonly Input[]) => inputs.reduce((sum, { bytes }) => sum + bytes, 0)

async function settle(run: Run, inputs: readonly Input[], outcomes: readonly Outcome[]): Promise<void> {
  const { store, books, options, settled } = run
  const entries = await confirm(store, outcomes, books, options.sample === true)
  books.remember(entries)
  for (const input of inputs) settled.add(input)
  run.done += bytesOf(inputs)
  options.onSettled?.(inputs, entries)
  if (!options.sample && entries.some(({ status }) => status === 'loaded')) await books.dropSample()
}

/** Says of files that nothing of them is kept; `scanned` where their lines were counted. */
async function giveUp(run: Run, inputs: readonly Input[], status: Status, error: string, scanned: Scanned | null = null): Promise<void> {
  const files = await fileIds(run.store, run.books, inputs)
  const outcomes = inputs.map(
    (input, i): Outcome => ({
      path: labelOf(input),
      bytes: input.bytes,
      file: files[i] ?? 0,
      load: 0,
      seconds: 0,
      scanned,
      loaded: [],
      given: { status, error },
    }),
  )
  await settle(run, inputs, outcomes)
}

async function store(run: Run, attempts: readonly Attempt[], spools: ReturnType<typeof openSpools>): Promise<void> {
  const { options, done } = run
  const inputs = attempts.map(({ input }) => input)
  const total = bytesOf(inputs)
  const loadings = attempts.flatMap(({ input, load, scanned }): Loading[] =>
    scanned.outcome === 'log' ? [{ load, path: input.path, scanned }] : [],
  )
  const started = performance.now()
  const parts = await spools.close()
  const loaded =
    loadings.length === 0
      ? []
      : await storeBatch(run.store, loadings, parts, {
          folder: options.folder,
          onProgress: (share) => options.onProgress?.({ stage: 'storing', bytes: done + (total * (1 + share)) / 2 }),
          ...(options.signal ? { signal: options.signal } : {}),
        })
  const perByte = (performance.now() - started) / 1000 / Math.max(total, 1)
  const outcomes = attempts.map(
    ({ input, file, load, scanned, seconds }): Outcome => ({
      path: labelOf(input),
      bytes: input.bytes,
      file,
      load,
      scanned,
      loaded: loaded.filter((log) => log.load === load),
      seconds: seconds + (scanned.outcome === 'log' ? input.bytes * perByte : 0),
    }),
  )
  await settle(run, inputs, outcomes)
  options.onProgress?.({ stage: 'storing', bytes: run.done })
}

/** Loads one batch from the front of the list; answers how many files of it are settled. */
async function loadBatch(run: Run, list: readonly Input[], direct: boolean): Promise<number> {
  const { options, books } = run
  const spools = openSpools(options.folder)
  let attempts: readonly Attempt[] = []
  try {
    let read = 0
    const onBytes = (bytes: number) => {
      read += bytes
      options.onProgress?.({ stage: 'reading', bytes: run.done + read / 2 })
    }
    attempts = await scanBatch(run.store, books, list, spools, { ...options, direct, onBytes })
    await store(run, attempts, spools)
  } catch (error) {
    if (stopsAll(error)) throw error
    await books.reindex()
    // Without attempts the scan itself is at fault, and it would be again.
    if (attempts.length === 0) throw error
    await loadApart(run, attempts, direct, error)
  } finally {
    await spools.delete()
  }
  return attempts.length
}

/** After a fault: the files that caused it alone and through the spools, the others once more; without a known cause in halves. */
async function loadApart(run: Run, attempts: readonly Attempt[], direct: boolean, error: unknown): Promise<void> {
  const inputs = attempts.map(({ input }) => input)
  const wrong = error instanceof Mismatch ? attempts.filter(({ load }) => error.loads.has(load)).map(({ input }) => input) : []
  if (inputs.length === 1) {
    if (direct) await loadAll(run, inputs, false)
    else await giveUp(run, inputs, 'failed', describeFault(error), attempts[0]?.scanned)
  } else if (wrong.length > 0) {
    const right = inputs.filter((input) => !wrong.includes(input))
    await loadAll(run, right, direct)
    for (const input of wrong) await loadAll(run, [input], false)
  } else {
    const middle = Math.ceil(inputs.length / 2)
    await loadAll(run, inputs.slice(0, middle), direct)
    await loadAll(run, inputs.slice(middle), direct)
  }
}

async function loadAll(run: Run, list: readonly Input[], direct: boolean): Promise<void> {
  for (let at = 0; at < list.length; ) at += await loadBatch(run, list.slice(at), direct)
}

/**
 * Loads files in batches, each file whole or not at all; what becomes of it stands in the ledger.
 * Throws only what stops everything: after a cancel or a full disk the files that are not done stand in the ledger as such.
 */
export async function loadFiles(store: DuckStore, inputs: readonly Input[], options: LoadOptions): Promise<void> {
  const run: Run = { store, books: await openBooks(store), options, settled: new Set(), done: 0 }
  try {
    await loadAll(run, inputs, true)
  } catch (error) {
    const rest = inputs.filter((input) => !run.settled.has(input))
    await giveUp(run, rest, isCancelled(error) ? 'cancelled' : 'failed', describeFault(error))
    throw error
  }
}
