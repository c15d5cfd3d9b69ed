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
  const direct = part.kind === 'direct' ? [...files.values()].find(({ scanned }) => scanned.parts.includes(part)) : undefined
  const unchanged = async () => !direct || (await stat(part.path)).size === direct.scanned.end.bytes
  const grown = () => tally.wrong.set(direct?.load ?? 0, 'the file changed while it was read')
  if (!(await unchanged())) return void grown()
  const lastLine = direct ? part.skip + (direct.scanned.handed[part.log] ?? 0) : Number.POSITIVE_INFINITY
  const misfits = new Set(direct?.scanned.misfits)
  for await (const batch of transaction.readPart(source, direct?.load ?? 0, options.onProgress)) {
    // Behind the last line that was handed over stands at most a `#close`.
    const rejects = batch.filter(({ line }) => line <= lastLine)
    if (direct && rejects.some(({ fault }) => fault === 'encoding' || fault === 'other'))
      tally.wrong.set(direct.load, 'lines that only the spool can hold')
    for (const { line } of rejects) misfits.delete(line)
    await keepFaults(transaction, part, files, tally, direct?.load ?? null, rejects, options.signal)
  }
  if (misfits.size > 0) tally.wrong.set(direct?.load ?? 0, 'the engine took values that do not fit their columns')
  if (!(await unchanged())) grown()
}
