import type { Column } from '@/lib/columns'
import type { Subject } from '@/lib/decisions/event'
import { partsOf } from '../allow-list/choices'
import { cut } from '../value/visible'

/** A row of a hunt as decisions are made on it. */
export interface Decidable {
  readonly hunt: string
  readonly row: Readonly<Record<string, unknown>> & { readonly id: string; readonly title: string }
  readonly columns: readonly (Column & { readonly key: string })[]
  /** Keys of the columns that make a row what it is, the subject first. */
  readonly identity: readonly string[]
}

const mostTerms = 32
const longestValue = 2000

/** What is decided on. Where it cannot be said whole what holds of the row, nothing is said of it but its id. */
export function subjectOf({ hunt, row, columns, identity }: Decidable): Subject {
  const what = partsOf({ row, columns, identity }).flatMap(({ field, usual }) => (usual === null ? [] : [{ field, value: usual }]))
  const whole = what.length <= mostTerms && what.every(({ value }) => value.length <= longestValue)
  const label = columns.find(({ key }) => key === identity[0])?.label ?? 'row'
  return { hunt, row: row.id, kind: label.toLowerCase(), title: cut(row.title, 1000).text, what: whole ? what : [] }
}
