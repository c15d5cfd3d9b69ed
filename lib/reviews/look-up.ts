import { ask } from '../asking/ask'
import { type HuntRow, huntRow } from '../asking/row'
import { rowsById } from '../asking/rows-by-id'
import { columnList } from '../columns'
import type { Hunt } from '../hunt'
import { kept, type Ok } from '../run'
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
  if (ids.length === 0) return []
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return []
  const rows = await rowsById(store, await kept(store, asked, options), ids, options)
  const told = { hunt: hunt.id, key: asked.identity, columns: columnList(asked.columns) }
  return rows.map((row) => ({ row: huntRow(row, asked), told, isListed: row.hidden_by === null }))
}
