'use client'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { GridColumn, GridProps, GridSort } from './column'
import { nextSort } from './head'
import { type Extent, move, type Place } from './move'

interface Keys<Row> {
  readonly props: GridProps<Row>
  readonly scroller: RefObject<HTMLElement | null>
  readonly at: Place
  readonly extent: Extent
  /** The focused column and its width. */
  readonly column: GridColumn<Row> | undefined
  readonly width: number
  readonly go: (place: Place) => void
  readonly sortOf: (id: string) => GridSort | undefined
  readonly explain: (id: string) => void
  readonly resize: (id: string, width: number) => void
}

const step = 16
const starters = new Set(['j', 'k', 'ArrowDown'])

const modified = (event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }) => event.ctrlKey || event.metaKey || event.altKey

/**
 * The grid's keys: j, k, arrows, Page, Home, End move; Enter opens a row or sorts by a head; Esc closes; m opens the menu of a value;
 * in the head `?` explains and Shift with an arrow resizes. While the focus is nowhere, j, k and ↓ enter the grid.
 */
export function useGridKeys<Row>(keys: Keys<Row>): (event: KeyboardEvent<HTMLElement>) => void {
  const { props, at, column } = keys
  const opening = useRef<number | null>(null)

  // A row that was moved to may still be on its way; it opens when it is there.
  useEffect(() => {
    if (opening.current === null) return
    const row = props.rowAt(opening.current)
    if (row === undefined) return
    props.onOpen?.(row, opening.current)
    opening.current = null
  })

  const enter = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.target !== document.body || modified(event) || !starters.has(event.key)) return
    event.preventDefault()
    keys.go({ row: Math.max(0, at.row), column: at.column })
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => enter(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  const moves = (event: KeyboardEvent): boolean => {
    const next = modified(event) || event.shiftKey ? null : move(event.key, at, keys.extent)
    if (next === null) return false
    keys.go(next)
    opening.current = next.row >= 0 && next.row !== at.row && (props.selected ?? null) !== null ? next.row : null
    return true
  }

  const actsOnHead = (event: KeyboardEvent, onCell: boolean): boolean => {
    if (at.row >= 0 || !column) return false
    if (event.key === 'Enter' && onCell && column.sortable !== false) props.onSort?.(nextSort(column, keys.sortOf(column.id)))
    else if (event.key === '?' || (event.key === ' ' && onCell)) keys.explain(column.id)
    else if (event.shiftKey && event.key === 'ArrowLeft') keys.resize(column.id, keys.width - step)
    else if (event.shiftKey && event.key === 'ArrowRight') keys.resize(column.id, keys.width + step)
    else return false
    return true
  }

  const opensMenu = (event: KeyboardEvent): boolean => {
    if (event.key !== 'm' && event.key !== 'ContextMenu') return false
    const cell = keys.scroller.current?.querySelector(`[data-cell="${at.row}:${at.column}"]`)
    const widget = cell?.querySelector<HTMLElement>('button, a')
    widget?.click()
    return widget !== undefined && widget !== null
  }

  return (event) => {
    const target = event.target
    // React's events bubble out of popovers that the grid's cells have opened.
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target) || target.matches('input, select, textarea')) return
    const onCell = target.dataset.cell !== undefined
    if (moves(event) || actsOnHead(event, onCell)) return event.preventDefault()
    if (modified(event)) return
    const row = at.row >= 0 ? props.rowAt(at.row) : undefined
    if (event.key === 'Escape') return props.onClose?.()
    if (event.key === 'Enter' && onCell && row !== undefined) return props.onOpen?.(row, at.row)
    if (opensMenu(event)) return event.preventDefault()
    if (row !== undefined) props.onKey?.(event, row, column)
  }
}
