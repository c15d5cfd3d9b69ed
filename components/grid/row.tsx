'use client'
import type { Row as TableRow } from '@tanstack/react-table'
import type { CSSProperties, MouseEvent } from 'react'
import type { GridColumn } from './column'
import styles from './grid.module.css'
import type { features, Slot } from './table'

interface Props<Row> {
  readonly row: TableRow<typeof features, Slot<Row>>
  /** Where it stands in the scroller. */
  readonly style: CSSProperties
  /** Place among all rows, from 1; the head is row 1 of the grid. */
  readonly place: number
  readonly byId: ReadonlyMap<string, GridColumn<Row>>
  readonly cellStyle: (id: string, index: number) => CSSProperties
  readonly selected: boolean
  readonly muted: boolean
  /** The focused cell's column where this is the keyboard row. */
  readonly activeColumn: number | null
  readonly onActive: (column: number) => void
  readonly onOpen: (row: Row) => void
}

/** A click that ends a selection of text, or that something inside the cell takes, does not open the row. */
function opens(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target
  if (!(target instanceof Element) || !event.currentTarget.contains(target)) return false
  return target.closest('a, button, input, label') === null && (window.getSelection()?.isCollapsed ?? true)
}

export function BodyRow<Row>({ row, style, place, byId, cellStyle, selected, muted, activeColumn, onActive, onOpen }: Props<Row>) {
  const { index, row: record } = row.original
  return (
    <div
      role="row"
      aria-rowindex={place + 1}
      aria-selected={selected}
      aria-busy={record === undefined || undefined}
      className={styles.row}
      data-selected={selected || undefined}
      data-active={activeColumn !== null || undefined}
      data-muted={muted || undefined}
      data-odd={index % 2 || undefined}
      style={style}
    >
      {row.getVisibleCells().map((cell, i) => {
        const column = byId.get(cell.column.id)
        return (
          <div
            key={cell.id}
            role="gridcell"
            aria-colindex={i + 1}
            tabIndex={activeColumn === i ? 0 : -1}
            data-cell={`${index}:${i}`}
            data-align={column?.align}
            data-pinned={column?.pinned || undefined}
            style={cellStyle(cell.column.id, i)}
            className={styles.td}
            onFocus={() => onActive(i)}
            onClick={(event) => {
              if (record !== undefined && opens(event)) onOpen(record)
            }}
          >
            {record === undefined ? (
              <span className={styles.skeleton} data-short={i % 3 === 1 || undefined} />
            ) : (
              column?.cell(record, index)
            )}
          </div>
        )
      })}
    </div>
  )
}
