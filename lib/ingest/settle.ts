import type { DuckStore } from '../store/duckdb'
import type { Books } from './books'
import type { Kept, Status } from './ledger'
import { confirm, type Outcome } from './outcome'
import type { Scanned } from './part'
import { fileIds, type Input, labelOf, type ScanBatchOptions } from './scan-batch'

export type Stage = 'reading' | 'storing'

export interface Progress {
  readonly stage: Stage
  /** Bytes on disk that are done; a file counts half when it is read, half when it is stored. */
  readonly bytes: number
  /** Of files that are not settled, as far as they are read. */
  readonly rows: number
}

export interface LoadOptions extends Omit<ScanBatchOptions, 'direct' | 'most' | 'onBytes' | 'onRows'> {
  /** An existing folder for spools, whose path has none of `*?[]{}`. */
  readonly folder: string
  /** The files come with the program. */
  readonly sample?: boolean
  readonly onProgress?: (progress: Progress) => void
  /** What became of files, as it comes to stand in the ledger; a file that was there already has no entry here. */
  readonly onSettled?: (inputs: readonly Input[], entries: readonly Kept[]) => void
}

/** A load that is under way. */
export interface Run {
  readonly store: DuckStore
  readonly books: Books
  readonly options: LoadOptions
  /** Files of which the ledger says what became. */
  readonly settled: Set<Input>
  /** Their bytes on disk. */
  done: number
  /** Bytes on disk of the batch that is being scanned, as far as they are read. */
  reading: number
  /** What counts of the batch that is being stored. */
  storing: number
  /** Rows of files that are not settled, as far as they are read. */
  readonly rows: Map<Input, number>
}

/** Says how far the load is. */
export function tell({ options, done, reading, storing, rows }: Run): void {
  const read = [...rows.values()].reduce((sum, one) => sum + one, 0)
  options.onProgress?.({ stage: reading > 0 ? 'reading' : 'storing', bytes: done + reading / 2 + storing, rows: read })
}

export const bytesOf = (inputs: readonly Input[]) => inputs.reduce((sum, { bytes }) => sum + bytes, 0)

/** Writes what became of files to the ledger. */
export async function settle(run: Run, inputs: readonly Input[], outcomes: readonly Outcome[]): Promise<void> {
  const { store, books, options, settled } = run
  const entries = await confirm(store, outcomes, books, options.sample === true)
  books.remember(entries)
  for (const input of inputs) {
    settled.add(input)
    run.rows.delete(input)
  }
  run.done += bytesOf(inputs)
  run.storing = 0
  options.onSettled?.(inputs, entries)
  tell(run)
  if (!options.sample && entries.some(({ status }) => status === 'loaded')) await books.dropSample()
}

/** Says of files that nothing of them is kept; `scanned` where their lines were counted. */
export async function giveUp(
  run: Run,
  inputs: readonly Input[],
  status: Status,
  error: string,
  scanned: Scanned | null = null,
): Promise<void> {
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
