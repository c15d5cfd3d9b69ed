import type { DuckStore } from '../../lib/store/duckdb'
import type { Bar } from './measure'
import type { Traffic } from './traffic'

/** What the groups measure over. */
export interface Ground {
  readonly rows: number
  readonly repetitions: number
  readonly traffic: Traffic
  /** A store that holds all of the traffic; loaded at the first call. */
  readonly store: () => Promise<DuckStore>
  /** The folder of that store. */
  readonly folder: () => Promise<string>
  /** Releases the store's file, so that another process may open it; the next call of `store` opens it again. */
  readonly release: () => Promise<void>
}

export type Group = (ground: Ground) => Promise<readonly Bar[]>
