import type { Column, Columns, RowOf } from '../columns'
import type { RowDecision } from '../store/decided'
import type { Cell, Row } from '../store/store'
import type { Asked } from './ask'
import { type Explained, ledger, type Reason } from './ledger'

/** A hunt's row as answers carry it: the values of its columns, and why it is there. */
export type HuntRow = Row & {
  readonly id: string
  /** What the row is called where one line must do. */
  readonly title: string
  readonly sentence: string
  readonly reasons: readonly Reason[]
  readonly explained: readonly Explained[]
  readonly caveats: readonly string[]
  readonly unassessed: readonly string[]
  readonly trace: string
  /** What was last decided on it; also an acceptance that has ended. */
  readonly decision: RowDecision | null
}

type Value = RowOf<Columns>[string]

const lists: readonly Column['kind'][] = ['list', 'marks', 'addresses', 'names']
const numbers: readonly Column['kind'][] = ['score', 'port', 'count', 'number', 'ratio', 'share', 'bytes', 'interval']

/** A cell as the column's kind promises it to the hunt's own functions. */
function typed(cell: Cell, kind: Column['kind']): Value {
  if (cell === null) return null
  if (lists.includes(kind)) return Array.isArray(cell) ? cell.map(String) : [String(cell)]
  if (numbers.includes(kind)) return Number(cell)
  return kind === 'bool' ? Boolean(cell) : String(cell)
}

const titleOf = (value: Value) => (Array.isArray(value) ? value.join(', ') : String(value ?? '–'))

/** The row as the hunt's own functions take it. */
export function typedRow(row: Row, columns: Columns): RowOf<Columns> {
  return Object.fromEntries(Object.entries(columns).map(([key, { kind }]) => [key, typed(row[key] ?? null, kind)]))
}

/** A kept row as answers carry it. */
export function huntRow(row: Row, { hunt, params, columns, identity, signals, explanations, decided }: Asked): HuntRow {
  const known = typedRow(row, columns)
  const drawn = identity.filter((key) => !columns[key]?.quiet)
  return {
    ...Object.fromEntries(Object.keys(columns).map((key) => [key, row[key] ?? null])),
    id: String(row.id),
    title: hunt.called?.(known) ?? drawn.map((key) => titleOf(known[key] ?? null)).join(' · '),
    sentence: hunt.sentence(known, params),
    ...ledger(row, signals, explanations),
    caveats: hunt.caveats?.(known, params) ?? [],
    decision: decided.get(String(row.id)) ?? null,
  }
}
