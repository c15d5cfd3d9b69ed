import { ask } from '../../asking/ask'
import { huntRow } from '../../asking/row'
import type { Hunt } from '../../hunt'
import { kept } from '../../run'
import { type Sql, sql } from '../../sql'
import type { Dialect, QueryOptions, Store } from '../../store/store'
import type { ExplainedShare } from './shape'

const mostListed = 5

/** Ids of edges that somebody had explained or accepted, at two instants. */
export interface Known {
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
}

/** Rows of a kept table with `known`: before, after, both, or unset. */
function joined(table: Sql, { before, after }: Known, fn: Dialect): Sql {
  const ids = [...new Set([...before, ...after])]
  const when = ids.map((id) => (!before.has(id) ? 'after' : after.has(id) ? 'both' : 'before'))
  // An empty list would have no type: no row has an id without letters.
  const list = fn.unnest({ row_id: sql`${['', ...ids]}`, known: sql`${['', ...when]}` })
  return sql`(SELECT edges.*, known.known FROM ${table} AS edges LEFT JOIN ${list} AS known ON known.row_id = edges.id)`
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
  const edges = joined(await kept(store, asked, options), known, store.dialect)
  const { rows } = await store.query(
    sql`SELECT known, count(*) AS edges, coalesce(sum(records), 0) AS connections, coalesce(sum(bytes), 0) AS bytes FROM ${edges} GROUP BY known`,
    options,
  )
  const largest = await store.query(
    sql`SELECT * FROM ${edges} WHERE records IS NOT NULL AND coalesce(known, 'before') = 'before'
ORDER BY bytes DESC NULLS LAST, records DESC, id LIMIT ${mostListed}`,
    options,
  )
  const part = (key: 'edges' | 'connections' | 'bytes') => {
    const of = (...parts: readonly (string | null)[]) =>
      Math.round(
        rows.filter((row) => parts.length === 0 || parts.some((one) => one === row.known)).reduce((sum, row) => sum + Number(row[key]), 0),
      )
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
