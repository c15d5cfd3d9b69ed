import type { ReactNode } from 'react'
import type { GridColumn } from '../grid/column'
import { headWidth, TIME_WITH_YEAR } from '../hunt/hunt-columns'
import subject from '../hunt/hunt-columns.module.css'
import inspector from '../hunt/inspector.module.css'
import { isMachineText, standsRight } from '../value/text'
import { Value } from '../value/value'
import { WithMenu } from '../value/value-menu'
import type { FunnelAnswer, NameRow } from './answer'

type AnswerColumn = FunnelAnswer['columns'][number]

const widths: Readonly<Record<string, number>> = { score: 78, name: 180, text: 140, count: 84, time: 112 }

/** Score and name stay, the rest in the order of the answer. */
export function nameColumns(columns: readonly AnswerColumn[], years: boolean): readonly GridColumn<NameRow>[] {
  return columns.filter(({ quiet }) => !quiet).map((column) => gridColumn(column, years))
}

function gridColumn(column: AnswerColumn, years: boolean): GridColumn<NameRow> {
  const { key, kind, label, unit, help, field, priority = 1 } = column
  const isName = key === 'name'
  return {
    id: key,
    label,
    unit,
    help,
    field,
    align: standsRight(kind) ? 'end' : 'start',
    width: Math.max(isName ? 260 : kind === 'time' && years ? TIME_WITH_YEAR : (widths[kind] ?? 120), headWidth(column)),
    grow: isName,
    pinned: key === 'score' || isName,
    priority,
    cell: (row) => {
      const value = row[key]
      const shown = <Value value={value} kind={kind} as={{ years }} />
      if (typeof value !== 'string' || !isMachineText(kind)) return shown
      const held = (
        <WithMenu value={value} kind={kind} field={field ?? undefined} log={field ? 'dns' : undefined} record={row} inGrid>
          {shown}
        </WithMenu>
      )
      return isName && typeof row.explained === 'string' ? <Tagged tag={row.explained}>{held}</Tagged> : held
    },
  }
}

/** A name that something harmless explains says so beside it. */
function Tagged({ tag, children }: { readonly tag: string; readonly children: ReactNode }) {
  return (
    <span className={subject.subject}>
      {children}
      <span className={inspector.tag}>{tag}</span>
    </span>
  )
}
