import type { DuckStore } from '../store/duckdb'
import { Mismatch, storeBatch } from './batch'
import { openBooks } from './books'
import { type Eager, loadEager, openEager } from './eager'
import { describeFault, isCancelled, stopsAll } from './fault'
import type { Loading } from './keep-rejects'
import { nextIds } from './ledger'
import type { Outcome } from './outcome'
import { type Attempt, fileIds, type Input, labelOf, scanBatch } from './scan-batch'
import { bytesOf, giveUp, type LoadOptions, type Run, settle } from './settle'
import { openSpools } from './spool'

async function store(run: Run, attempts: readonly Attempt[], spools: ReturnType<typeof openSpools>): Promise<void> {
  const { options, done } = run
  const inputs = attempts.map(({ input }) => input)
  const total = bytesOf(inputs)
  const loadings = attempts.flatMap(({ input, load, scanned }): Loading[] =>
    scanned.outcome === 'log' ? [{ load, path: input.path, parts: scanned.parts, scanned }] : [],
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

/** Loads a file while it is being checked; answers whether it is settled, else nothing of it is kept. */
async function loadUnchecked(run: Run, eager: Eager): Promise<boolean> {
  const { options, books, done } = run
  const { input } = eager
  const started = performance.now()
  options.onFile?.(labelOf(input))
  const [load = 0] = await nextIds(run.store, 'load_id', 1)
  const [file = 0] = await fileIds(run.store, books, [input])
  try {
    const result = await loadEager(run.store, books, eager, load, {
      folder: options.folder,
      onProgress: (share) => options.onProgress?.({ stage: 'storing', bytes: done + input.bytes * share }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (!result) return false
    const seconds = (performance.now() - started) / 1000
    await settle(run, [input], [{ path: labelOf(input), bytes: input.bytes, file, load, seconds, ...result }])
    if (result.scanned.outcome === 'log') books.index.add({ ...result.scanned.end, file, path: labelOf(input) })
    options.onProgress?.({ stage: 'storing', bytes: run.done })
    return true
  } catch (error) {
    if (stopsAll(error)) throw error
    return false
  }
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
  for (let at = 0; at < list.length; ) {
    const first = list[at]
    const eager = direct && first ? await openEager(first, run.books) : null
    if (!eager) at += await loadBatch(run, list.slice(at), direct)
    else {
      if (!(await loadUnchecked(run, eager))) await loadBatch(run, [eager.input], false)
      at += 1
    }
  }
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
