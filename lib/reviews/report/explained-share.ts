import { ask } from '../../asking/ask'
import { huntRow } from '../../asking/row'
import { edgeSums, markedEdges } from '../../baselines/comparison/explained'
import type { Hunt } from '../../hunt'
import { kept } from '../../run'
import { sql } from '../../sql'
import type { QueryOptions, Store } from '../../store/store'
import type { ExplainedShare } from './shape'

const mostListed = 5

/** Ids of edges that somebody had explained or accepted, at two instants. */
export interface Known {
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
}

/** When an edge is known: before, after, or both. */
function marksOf({ before, after }: Known): readonly (readonly [id: string, mark: string])[] {
  return [...new Set([...before, ...after])].map((id) => [id, !before.has(id) ? 'after' : after.has(id) ? 'both' : 'before'] as const)
}

/**
 * All that the edges of a comparison carry in its window, and how much of it is known: edges, connections, bytes of the window. `search` asks the hunt. Null where
 * it cannot be asked any more.
 */
export async function explainedShare(
  store: Store,
  hunt: Hunt,
  search: URLSearchParams,
  known: Known,
  options: QueryOptions,
): Promise<ExplainedShare | null> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return null
  const edges = markedEdges(await kept(store, asked, options), marksOf(known), store.dialect)
  const sum = await edgeSums(store, edges, options)
  const largest = await store.query(
    sql`SELECT * FROM ${edges} AS edges WHERE records IS NOT NULL AND coalesce(mark, 'before') = 'before'
ORDER BY bytes DESC NULLS LAST, records DESC, id LIMIT ${mostListed}`,
    options,
  )
  const part = (key: 'edges' | 'connections' | 'bytes') => {
    const of = (...marks: readonly string[]) => Math.round(sum(key, ...marks))
    return { all: of(), before: of('before', 'both'), after: of('after', 'both') }
  }
  return {
    edges: part('edges'),
    connections: part('connections'),
    bytes: part('bytes'),
    largest: largest.rows.map((row) => {
      const { id, title } = huntRow(row, asked)
      return { id, title, records: Number(row.records ?? 0), bytes: Number(row.bytes ?? 0) }
    }),
  }
}
