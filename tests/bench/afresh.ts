import type { DuckStore } from '../../lib/store/duckdb'

/** Each call answers the store as if nobody had asked: a kept result answers at once, one under a new key is computed. */
export function afresh(store: DuckStore): () => DuckStore {
  let asked = 0
  return () => {
    asked += 1
    const serial = asked
    return { ...store, keep: (key, ...rest) => store.keep(`${key} ${serial}`, ...rest) }
  }
}
