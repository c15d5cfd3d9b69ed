import { type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'

/** Rows of a hunt's table by their ids, in the order of the ids' letters; an id that it has no row of is left out. */
export async function rowsById(store: Store, table: Sql, ids: readonly string[], options: QueryOptions): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const wanted = store.dialect.unnest({ row_id: sql`${ids}` })
  const { rows } = await store.query(sql`SELECT * FROM ${table} WHERE id IN (SELECT row_id FROM ${wanted}) ORDER BY id`, options)
  return rows
}
