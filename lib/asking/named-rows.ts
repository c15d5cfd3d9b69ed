import { wanted } from '../filters'
import type { Sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import type { Asked } from './ask'
import { huntRow } from './row'
import { rowItself } from './row-columns'
import { rowsById } from './rows-by-id'

export interface NamedRow {
  readonly id: string
  readonly title: string
}

/** The rows that filters name by their ids, kept or left out, with what each is called; an id that the hunt has no row of is left out. */
export async function namedRows(store: Store, asked: Asked, table: Sql, options: QueryOptions): Promise<readonly NamedRow[]> {
  const ids = asked.onRows.flatMap(({ field, value }) => {
    const asks = wanted(value)
    return field === rowItself.name && asks.kind !== 'unset' ? [asks.text] : []
  })
  const rows = await rowsById(store, table, ids, options)
  return rows.map((row) => huntRow(row, asked)).map(({ id, title }) => ({ id, title }))
}
