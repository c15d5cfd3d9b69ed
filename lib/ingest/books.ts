import type { DuckStore } from '../store/duckdb'
import type { KnownIndex } from './known'
import { type Kept, kept, known } from './ledger'
import { removeSample } from './remove'

/** The ledger as a running load sees it: entries and loaded beginnings, kept in step with what it writes. */
export interface Books {
  /** Loaded beginnings, for scans to compare with. */
  readonly index: KnownIndex
  entry(id: number): Kept | undefined
  /** The entries of a path. */
  at(path: string): readonly Kept[]
  remember(entries: readonly Kept[]): void
  /** Reads the loaded beginnings again, after scans that came to nothing. */
  reindex(): Promise<void>
  holdsSample(): boolean
  /** Removes the data that come with the program, once own ones are loaded. */
  dropSample(): Promise<void>
}

export async function openBooks(store: DuckStore): Promise<Books> {
  const entries = new Map<number, Kept>()
  const paths = new Map<string, Set<number>>()
  let index = await known(store)

  const forget = (entry: Kept) => {
    entries.delete(entry.id)
    paths.get(entry.path)?.delete(entry.id)
  }
  const remember = (list: readonly Kept[]) => {
    for (const entry of list) {
      const before = entries.get(entry.id)
      if (before) forget(before)
      entries.set(entry.id, entry)
      const ids = paths.get(entry.path) ?? new Set()
      paths.set(entry.path, ids.add(entry.id))
    }
  }
  remember(await kept(store))
  const sampled = () => [...entries.values()].filter((entry) => entry.sample)

  return {
    get index() {
      return index
    },
    entry: (id) => entries.get(id),
    at: (path) => [...(paths.get(path) ?? [])].flatMap((id) => entries.get(id) ?? []),
    remember,
    async reindex() {
      index = await known(store)
    },
    holdsSample: () => sampled().length > 0,
    async dropSample() {
      const sample = sampled()
      if (sample.length === 0) return
      await removeSample(store)
      for (const entry of sample) forget(entry)
      index = await known(store)
    },
  }
}
