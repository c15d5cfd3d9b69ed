'use client'
import { Popover } from '@base-ui/react/popover'
import type { Header } from '@tanstack/react-table'
import { type ReactNode, useRef } from 'react'
import control from '../control/control.module.css'
import { TermLink } from '../glossary/term-link'
import type { GridColumn, GridSort } from './column'
import styles from './head.module.css'
import type { features, Slot } from './table'

interface Props<Row> {
  readonly header: Header<typeof features, Slot<Row>, unknown>
  readonly column: GridColumn<Row>
  readonly index: number
  readonly active: boolean
  readonly sort: GridSort | undefined
  readonly onSort: ((sort: GridSort) => void) | undefined
  readonly explained: boolean
  readonly onExplain: (open: boolean) => void
  readonly menu: ReactNode
}

/** The order that the next click gives: numbers start downwards, text upwards. */
export function nextSort<Row>(column: GridColumn<Row>, sort: GridSort | undefined): GridSort {
  const first = column.descendingFirst ?? column.align === 'end'
  return { key: column.id, descending: sort?.key === column.id ? !sort.descending : first }
}

export function Head<Row>({ header, column, index, active, sort, onSort, explained, onExplain, menu }: Props<Row>) {
  const sortable = onSort !== undefined && column.sortable !== false
  const order = sort ? (sort.descending ? 'descending' : 'ascending') : 'none'
  const resize = header.getResizeHandler()
  const cell = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={index + 1}
      {...(sortable ? { 'aria-sort': order } : {})}
      tabIndex={active ? 0 : -1}
      data-cell={`-1:${index}`}
      data-column={column.id}
      className={styles.th}
      data-align={column.align}
      data-sorted={sort ? '' : undefined}
      data-pinned={column.pinned || undefined}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles.label}
        disabled={!sortable}
        onClick={() => onSort?.(nextSort(column, sort))}
        data-mono={column.mono || undefined}
      >
        <span>
          {column.label}
          {sort && <span aria-hidden="true"> {sort.descending ? '↓' : '↑'}</span>}
        </span>
        <small>{column.unit || '\u00a0'}</small>
      </button>
      {column.aside}
      <Popover.Root open={explained} onOpenChange={onExplain}>
        <Popover.Trigger tabIndex={-1} className={styles.explain} aria-label={`About ${column.label}`}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 6 4 4 4-4" />
          </svg>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner anchor={cell} sideOffset={2} align={column.align === 'end' ? 'end' : 'start'} className={control.positioner}>
            <Popover.Popup className={`${control.pop} ${styles.popup}`}>
              <Popover.Title className={styles.title}>
                {column.label} <small>{column.unit}</small>
              </Popover.Title>
              {column.help && <Popover.Description>{column.help}</Popover.Description>}
              {column.field && (
                <p className={styles.field}>
                  Zeek field <code>{column.field}</code>
                </p>
              )}
              {column.term && (
                <p className={styles.field}>
                  <TermLink term={column.term} />
                </p>
              )}
              {sortable && (
                <div className={styles.orders}>
                  <button type="button" aria-pressed={order === 'ascending'} onClick={() => onSort({ key: column.id, descending: false })}>
                    ↑ Ascending
                  </button>
                  <button type="button" aria-pressed={order === 'descending'} onClick={() => onSort({ key: column.id, descending: true })}>
                    ↓ Descending
                  </button>
                </div>
              )}
              {menu}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <span className={styles.handle} onMouseDown={resize} onTouchStart={resize} aria-hidden="true" />
    </div>
  )
}
