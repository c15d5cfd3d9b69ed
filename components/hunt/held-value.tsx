import type { ReactNode } from 'react'
import type { Kind } from '@/lib/columns'
import { kindOfValue } from '../value/text'
import { WithMenu } from '../value/value-menu'
import type { AnswerColumn, HuntRow } from './answer'

/** The field of a pill that keeps rows with a column's value: a log's, else the column that holds it, else the column itself. */
export const pillField = ({ key, field, by }: Pick<AnswerColumn, 'key' | 'field' | 'by'>): string => field ?? by ?? key

/** What is counted or summed over records: a pill on one such value says little, its range is the head's to filter. */
const figures: ReadonlySet<Kind> = new Set(['score', 'count', 'number', 'ratio', 'share', 'bytes', 'interval'])

/** The value that the menu is about: of a list the first, null where it is unset; undefined where there is none to filter by. */
function heldOf(value: unknown, { kind, field, unset, otherwise }: AnswerColumn): string | number | boolean | null | undefined {
  if (figures.has(kind) && field === null) return undefined
  const one = Array.isArray(value) && value.length > 0 ? value[0] : value
  if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return one
  const told = unset !== undefined || otherwise !== undefined
  return told && (!Array.isArray(one) || field !== null) ? null : undefined
}

interface Props {
  readonly column: AnswerColumn
  readonly value: unknown
  readonly row: HuntRow
  /** The hunt's first log, whose records have the column's field. */
  readonly log: string | undefined
  readonly inGrid?: boolean
  readonly children: ReactNode
}

/** A value of a hunt's row with its menu. */
export function HeldValue({ column, value, row, log, inGrid = false, children }: Props) {
  const held = heldOf(value, column)
  if (held === undefined) return children
  return (
    <WithMenu
      value={held}
      kind={kindOfValue(column.kind, held)}
      record={row}
      field={pillField(column)}
      log={column.field ? log : undefined}
      inGrid={inGrid}
    >
      {children}
    </WithMenu>
  )
}
