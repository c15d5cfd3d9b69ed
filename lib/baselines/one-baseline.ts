import { resolve } from '../asking/ask'
import type { Hunt } from '../hunt'
import { identifier, sql } from '../sql'
import type { FrozenBaseline } from '../store/reference'
import type { QueryOptions, Store } from '../store/store'
import type { Baseline } from './baseline'
import type { Baselines } from './baselines'
import { type Explained, explainedOf } from './comparison/explained'
import { keyValues } from './items/items'

/**
 * How much of a baseline's own edges, and of their connections and bytes, somebody has explained or accepted. All of it starts as open, and nothing of
 * it is read from the logs. Null where conn.log was missing when it was frozen.
 */
async function heldExplained(
  store: Store,
  hunt: Pick<Hunt, 'id' | 'key'>,
  frozen: FrozenBaseline,
  options: QueryOptions,
): Promise<Explained | null> {
  const edges = frozen.items('edges')
  if (edges === null) return null
  // The same edge has the same id in a comparison, whatever the window.
  const id = store.dialect.digest(resolve(hunt.key, {}).map((name) => identifier(name)))
  const held = sql`(SELECT ${id} AS id, source, target, port, proto, records, bytes
FROM (SELECT 'edges' AS item, ${keyValues}, records, bytes FROM ${edges} AS frozen) AS held)`
  return explainedOf(store, hunt.id, held, options)
}

export interface OneBaseline {
  readonly baseline: Baseline
  readonly explained: Explained | null
}

/** A baseline with how much of it is explained. Throws `not-found`. */
export async function oneBaseline(
  store: Store,
  hunt: Pick<Hunt, 'id' | 'key'>,
  baselines: Pick<Baselines, 'get' | 'frozen'>,
  id: string,
  options: QueryOptions = {},
): Promise<OneBaseline> {
  const baseline = await baselines.get(id)
  const frozen = (await baselines.frozen(store.dialect)).find((one) => one.id === id)
  return { baseline, explained: frozen ? await heldExplained(store, hunt, frozen, options) : null }
}
