import { ask } from '../asking/ask'
import { type HuntRow, huntRow } from '../asking/row'
import type { Hunt } from '../hunt'
import { kept, type Ok } from '../run'
import { sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'

/** How an answer says what its rows are. */
export type Told = Pick<Ok, 'hunt' | 'columns' | 'key'>

export interface Found {
  readonly row: HuntRow
  readonly told: Told
  /** Whether nothing hides it. */
  readonly isListed: boolean
}

/** The rows of these ids that there are, whatever hides them. */
export async function lookUp(
  store: Store,
  hunt: Hunt,
  search: URLSearchParams,
  ids: readonly string[],
  options: QueryOptions,
): Promise<readonly Found[]> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked || ids.length === 0) return []
  const table = await kept(store, asked, options)
  const wanted = store.dialect.unnest({ row_id: sql`${ids}` })
  const { rows } = await store.query(sql`SELECT * FROM ${table} WHERE id IN (SELECT row_id FROM ${wanted})`, options)
  const told = { hunt: hunt.id, key: asked.identity, columns: Object.entries(asked.columns).map(([key, column]) => ({ key, ...column })) }
  return rows.map((row) => ({ row: huntRow(row, asked), told, isListed: row.hidden_by === null }))
}
