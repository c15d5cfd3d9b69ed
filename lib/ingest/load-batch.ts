import { storeBatch } from './batch'
import type { Loading } from './keep-rejects'
import type { Outcome } from './outcome'
import type { StoreOptions } from './read-part'
import { type Attempt, type Input, labelOf, scanBatch } from './scan-batch'
import { bytesOf, type LoadOptions, type Run, settle, tell } from './settle'
import { openSpools, type Spools } from './spool'

export const storeOptions = ({ folder, signal }: LoadOptions): StoreOptions => ({ folder, ...(signal ? { signal } : {}) })

/** Files of one transaction that were scanned. */
export interface Batch {
  readonly attempts: readonly Attempt[]
  readonly spools: Spools
}

/** Stores a batch and says in the ledger what became of its files. */
export async function store(run: Run, { attempts, spools }: Batch): Promise<void> {
  const { options } = run
  const inputs = attempts.map(({ input }) => input)
  const total = bytesOf(inputs)
  const loadings = attempts.flatMap(({ input, load, scanned }): Loading[] =>
    scanned.outcome === 'log' ? [{ load, path: input.path, parts: scanned.parts, scanned }] : [],
  )
  const onProgress = (share: number) => {
    run.storing = (total * (1 + share)) / 2
    tell(run)
  }
  onProgress(0)
  const started = performance.now()
  const parts = await spools.close()
  const loaded = loadings.length === 0 ? [] : await storeBatch(run.store, loadings, parts, { ...storeOptions(options), onProgress })
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
}

/** Scans one batch from the front of the list. */
export async function scanNext(run: Run, list: readonly Input[], direct: boolean, most: number): Promise<Batch> {
  const { options, books } = run
  const spools = openSpools(options.folder)
  const onBytes = (bytes: number) => {
    run.reading += bytes
    tell(run)
  }
  const onRows = (input: Input, rows: number) => run.rows.set(input, rows)
  try {
    return { spools, attempts: await scanBatch(run.store, books, list, spools, { ...options, direct, most, onBytes, onRows }) }
  } catch (error) {
    await spools.delete()
    throw error
  } finally {
    run.reading = 0
  }
}
