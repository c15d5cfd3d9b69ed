import { wanted } from '../filters'
import { anyOf, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import type { Asked } from './ask'
import { huntRow } from './row'
import { rowItself } from './row-columns'

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
  if (ids.length === 0) return []
  const named = anyOf([...new Set(ids)].map((id) => sql`id = ${id}`))
  const { rows } = await store.query(sql`SELECT * FROM ${table} WHERE ${named} ORDER BY id`, options)
  return rows.map((row) => huntRow(row, asked)).map(({ id, title }) => ({ id, title }))
}
