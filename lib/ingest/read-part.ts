import { stat, symlink, unlink } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import type { PartSource } from '../store/duckdb-part'
import type { Transaction } from '../store/duckdb-write'
import { keepFaults, type Loading, type Tally } from './keep-rejects'
import type { Part } from './part'

export interface StoreOptions {
  /** For links to files whose names the engine would misread. */
  readonly folder: string
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
}

/** Runs work with a path of the part that the engine does not take for a pattern. */
export async function withPlainPath<T>(part: Part, folder: string, work: (path: string) => Promise<T>): Promise<T> {
  // The engine takes these for a pattern; a link has a name without them.
  if (!/[*?[\]{}]/.test(part.path)) return work(part.path)
  const link = joinPath(folder, `link-${process.hrtime.bigint()}`)
  await symlink(part.path, link)
  try {
    return await work(link)
  } finally {
    await unlink(link)
  }
}

/** Reads a part into its table and keeps what the engine did not take. */
export async function readPart(
  transaction: Transaction,
  source: PartSource,
  files: ReadonlyMap<number, Loading>,
  tally: Tally,
  options: StoreOptions,
): Promise<void> {
  const { part } = source
  const direct = part.kind === 'direct' ? [...files.values()].find(({ parts }) => parts.includes(part)) : undefined
  const load = direct?.load ?? 0
  const batches = await transaction.readPart(source, load, options.onProgress)
  const scanned = await direct?.scanned
  // Behind the last line that was handed over stands at most a `#close`.
  const lastLine = scanned ? part.skip + (scanned.handed[part.log] ?? 0) : Number.POSITIVE_INFINITY
  const misfits = new Set(scanned?.misfits)
  for await (const batch of batches) {
    const rejects = batch.filter(({ line }) => line <= lastLine)
    if (direct && rejects.some(({ fault }) => fault === 'encoding' || fault === 'other'))
      tally.wrong.set(load, 'lines that only the spool can hold')
    for (const { line } of rejects) misfits.delete(line)
    await keepFaults(transaction, part, files, tally, direct?.load ?? null, rejects, options.signal)
  }
  if (misfits.size > 0) tally.wrong.set(load, 'the engine took values that do not fit their columns')
  if (scanned && (await stat(part.path)).size !== scanned.end.bytes) tally.wrong.set(load, 'the file changed while it was read')
}
