import type { Columns } from '../columns'
import { allOf, anyOf, identifier, raw, type Sql, sql } from '../sql'
import type { AllowEntry } from '../store/reference'
import type { Dialect } from '../store/store'
import { type Comparable, condition, isMisfit } from '../where/condition'
import { rowColumns } from './row-columns'

/** What rows are made of. */
export interface RowsOf {
  readonly columns: Columns
  /** The columns that make a row what it is. */
  readonly identity: readonly string[]
}

/** Fields of an entry that mean the same in any hunt: what its rows are about, by kind. */
const general: Readonly<Record<string, string>> = { name: 'name', host: 'address' }

/** The field by which logs name the source of a record. */
const sourceField = 'id_orig_h'

/** The columns that a field of an entry speaks of. */
function meant(field: string, { columns, identity }: RowsOf): readonly Comparable[] {
  return rowColumns(columns).filter(({ name }) => {
    const column = columns[name]
    return name === field || column?.field === field || (general[field] === column?.kind && identity.includes(name))
  })
}

/** Whether all sources of a row lie in a network; null where the hunt's rows do not tell their sources. */
function fromNetwork(network: string, { columns }: RowsOf, fn: Dialect): Sql | null {
  const named = Object.entries(columns).find(([, { field, kind }]) => field === sourceField && ['address', 'addresses'].includes(kind))
  if (!named) return null
  const [key, { kind }] = named
  const source = identifier(key)
  const inside = (address: Sql) => sql`coalesce(${fn.inNetwork(address, network)}, FALSE)`
  if (kind === 'address') return inside(source)
  return sql`coalesce(${fn.size(source)}, 0) > 0
  AND NOT EXISTS (SELECT 1 FROM ${fn.unnest({ element: source })} WHERE NOT ${inside(raw('element'))})`
}

/** Which of a hunt's kept rows an entry speaks of, never NULL; null where its rows have no such field or value. */
export function matching({ what, source }: Pick<AllowEntry, 'what' | 'source'>, rows: RowsOf, fn: Dialect): Sql | null {
  const conditions = what.map(({ field, value }) => {
    const made = meant(field, rows).flatMap((column) => {
      const one = condition(column, identifier(column.name), value, fn)
      return isMisfit(one) ? [] : [one]
    })
    return made.length === 0 ? null : anyOf(made)
  })
  const from = source === null ? sql`TRUE` : fromNetwork(source, rows, fn)
  const all = [...conditions, from].filter((one) => one !== null)
  return all.length === conditions.length + 1 ? allOf(all) : null
}
