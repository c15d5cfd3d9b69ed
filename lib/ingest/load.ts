import type { DuckStore } from '../store/duckdb'
import { Mismatch } from './batch'
import { openBooks } from './books'
import { type Eager, loadEager, openEager } from './eager'
import { describeFault, isCancelled, stopsAll } from './fault'
import { nextIds } from './ledger'
import { type Batch, scanNext, store, storeOptions } from './load-batch'
import { type Attempt, fileIds, type Input, labelOf } from './scan-batch'
import { giveUp, type LoadOptions, type Run, settle, tell } from './settle'

/** Decompressed bytes of a batch: what a fault takes back; the spools of two take them on disk. */
const MOST_BYTES = 128 * 2 ** 20
/** Of the first batch: while it is scanned nothing is stored yet. Each one is four times as large as the one before it. */
const FIRST_BYTES = 32 * 2 ** 20

/** What is left to do for a batch that could not be stored. */
type Remedy = () => Promise<void>

/** Stores a batch, or nothing of it. */
async function keep(run: Run, batch: Batch, direct: boolean): Promise<Remedy | null> {
  try {
    await store(run, batch)
    return null
  } catch (error) {
    if (stopsAll(error)) throw error
    return () => loadApart(run, batch.attempts, direct, error)
  } finally {
    run.storing = 0
    tell(run)
    await batch.spools.delete()
  }
}

/** Loads a file while it is being checked; answers whether it is settled, else nothing of it is kept. */
async function loadUnchecked(run: Run, eager: Eager): Promise<boolean> {
  const { options, books } = run
  const { input } = eager
  const started = performance.now()
  options.onFile?.(labelOf(input))
  const [load = 0] = await nextIds(run.store, 'load_id', 1)
  const [file = 0] = await fileIds(run.store, books, [input])
  try {
    const result = await loadEager(run.store, books, eager, load, {
      ...storeOptions(options),
      onShare(stage, share) {
        run.reading = stage === 'reading' ? 2 * input.bytes * share : 0
        run.storing = stage === 'storing' ? input.bytes * share : 0
        tell(run)
      },
      onRows: (rows) => run.rows.set(input, rows),
    })
    if (!result) return false
    const seconds = (performance.now() - started) / 1000
    await settle(run, [input], [{ path: labelOf(input), bytes: input.bytes, file, load, seconds, ...result }])
    if (result.scanned.outcome === 'log') books.index.add({ ...result.scanned.end, file, path: labelOf(input) })
    return true
  } catch (error) {
    if (stopsAll(error)) throw error
    return false
  } finally {
    run.reading = 0
    run.storing = 0
    run.rows.delete(input)
    tell(run)
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

/** Loads files in their order; while one batch is stored the next is scanned. */
async function loadAll(run: Run, list: readonly Input[], direct: boolean): Promise<void> {
  const { books, options } = run
  let keeping: Promise<Remedy | null> = Promise.resolve(null)
  /** Waits for the batch that is being stored; answers whether it could not be, so that what was scanned since counts no more. */
  async function finish(): Promise<boolean> {
    const remedy = await keeping
    keeping = Promise.resolve(null)
    if (!remedy) return false
    await books.reindex()
    await remedy()
    return true
  }

  let most = FIRST_BYTES
  try {
    for (let at = 0; at < list.length; ) {
      const first = list[at]
      const eager = direct && first ? await openEager(first, books) : null
      if (eager) {
        await finish()
        if (!(await loadUnchecked(run, eager))) await loadAll(run, [eager.input], false)
        at += 1
        continue
      }
      const next = await scanNext(run, list.slice(at), direct, most)
      let again = true
      try {
        again = await finish()
      } finally {
        if (again) await next.spools.delete()
      }
      if (again) continue
      keeping = keep(run, next, direct)
      // Whoever waits for it hears of a fault.
      keeping.catch(() => undefined)
      at += next.attempts.length
      most = Math.min(4 * most, MOST_BYTES)
      // What equals a file of the sample must not be taken for a duplicate of one that is about to go.
      if (!options.sample && books.holdsSample()) await finish()
    }
    await finish()
  } catch (error) {
    await keeping.catch(() => undefined)
    throw error
  }
}

/**
 * Loads files in batches, each file whole or not at all; what becomes of it stands in the ledger.
 * Throws only what stops everything: after a cancel or a full disk the files that are not done stand in the ledger as such.
 */
export async function loadFiles(store: DuckStore, inputs: readonly Input[], options: LoadOptions): Promise<void> {
  const run: Run = { store, books: await openBooks(store), options, settled: new Set(), done: 0, reading: 0, storing: 0, rows: new Map() }
  try {
    await loadAll(run, inputs, true)
  } catch (error) {
    const rest = inputs.filter((input) => !run.settled.has(input))
    await giveUp(run, rest, isCancelled(error) ? 'cancelled' : 'failed', describeFault(error))
    throw error
  }
}
