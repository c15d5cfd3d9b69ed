import type { Kind, ListedColumn } from '../columns'
import { exactly } from '../filters'

/** A row of a hunt as decisions and entries of the allow-list are made on it. */
export interface Named {
  readonly row: Readonly<Record<string, unknown>>
  readonly columns: readonly ListedColumn[]
  /** Keys of the columns that make a row what it is, the subject first. */
  readonly identity: readonly string[]
}

export interface Decidable extends Named {
  readonly hunt: string
  readonly row: Named['row'] & { readonly id: string; readonly title: string }
}

/** One value of those that make a row what it is. */
interface Part {
  readonly column: Named['columns'][number]
  readonly value: string | number | boolean | null
  /** Whether it is left out: what the table does not show narrows a row only where nothing else says what it is about. */
  readonly silent: boolean
}

/** What a subject can say; lib/decisions/event holds it to that. */
const mostTerms = 32
const longestValue = 2000
const longestTitle = 1000

/** What a row is about means the same in any hunt. */
const general: Readonly<Partial<Record<Kind, string>>> = { name: 'name', address: 'host' }

/** The field by which a column's value is found, in any hunt where its kind says so. */
export const fieldOf = ({ key, kind, field }: Part['column']): string => general[kind] ?? field ?? key

const says = (value: Part['value']) => value !== null && /[\p{L}\p{N}]/u.test(String(value))

/** Each value that makes the row what it is. */
export function identityOf({ row, columns, identity }: Named): readonly Part[] {
  const parts = identity.flatMap((key) => {
    const column = columns.find((one) => one.key === key)
    if (!column) return []
    const given = row[key]
    const values: readonly unknown[] = Array.isArray(given) ? (given.length === 0 ? [''] : given) : [given ?? null]
    return values.map((one) => ({ column, value: one === null || typeof one === 'boolean' || typeof one === 'number' ? one : String(one) }))
  })
  const isSaid = parts.some(({ column, value }) => !column.quiet && says(value))
  return parts.map((part) => ({ ...part, silent: isSaid && part.column.quiet === true }))
}

/** What is decided on, the same wherever it is. Where it cannot be said whole what holds of the row, nothing is said of it but its id. */
export function subjectOf({ hunt, row, ...named }: Decidable) {
  const what = identityOf({ row, ...named }).flatMap(({ column, value, silent }) => {
    const { field, value: text } = exactly(column.general ?? fieldOf(column), value)
    return silent ? [] : [{ field, value: text }]
  })
  const isWhole = what.length <= mostTerms && what.every(({ value }) => value.length <= longestValue)
  const first = named.columns.find(({ key }) => key === named.identity[0])
  return {
    hunt,
    row: row.id,
    kind: first?.one ?? first?.label.toLowerCase() ?? 'row',
    // Never cuts a character in two.
    title: row.title.slice(0, longestTitle).replace(/[\ud800-\udbff]$/, ''),
    what: isWhole ? what : [],
  }
}
