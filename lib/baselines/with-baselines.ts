import type { DuckStore } from '../store/duckdb'
import type { Baselines } from './baselines'

/** A store whose hunts also know the baselines; they are asked for anew each time. The newest one is what a comparison takes unless told otherwise. */
export function withBaselines(store: DuckStore, baselines: Pick<Baselines, 'frozen'>): DuckStore {
  return {
    ...store,
    reference: async () => {
      const [reference, frozen] = await Promise.all([store.reference(), baselines.frozen(store.dialect)])
      const [newest] = frozen
      return { ...reference, baselines: frozen, key: newest ? `${reference.key} ${newest.id}` : reference.key }
    },
  }
}
