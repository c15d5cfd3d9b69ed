'use client'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { GridProps } from './column'
import styles from './grid.module.css'
import { HeadRow } from './head-row'
import { leftsOf } from './layout'
import { itemAt, itemOf, rowFrom } from './lines'
import { clamp, type Place } from './move'
import { BodyRow } from './row'
import { SumRow } from './sum-row'
import { type Slot, useGridTable } from './table'
import { useGridKeys } from './use-grid-keys'
import { useLayout } from './use-layout'
import { PRINTED, usePrinting } from './use-printing'
import { useStay } from './use-stay'

const lineHeight = 26
/** Rows drawn above and below what is seen; they are fetched with it. */
const overscan = 8
const none: readonly never[] = []

/** A virtualised table: rows come by index and may arrive late, one cell has the focus, Enter opens the row's inspector. */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, count, rowAt, rowId, selected = null, dense = false, hidden = none, lines = none, onRange } = props
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const { layout, measured, resize } = useLayout(scroller, columns, hidden, dense, printing)
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const [explained, setExplained] = useState<string | null>(null)
  const wantsFocus = useRef(false)
  const before = useMemo(() => lines.map((line) => line.before), [lines])
  const summed = columns.some((column) => column.sum !== undefined)
  const sumHeight = summed ? measured.row : 0

  const activeItem = active.row >= 0 && active.row < count ? itemOf(active.row, before) : null
  const virtualizer = useVirtualizer({
    count: count + before.length,
    getScrollElement: () => scroller.current,
    estimateSize: (item) => (itemAt(item, before).kind === 'line' ? lineHeight : measured.row),
    getItemKey: (item) => item,
    overscan,
    scrollPaddingEnd: measured.head + sumHeight,
    rangeExtractor: (range) => {
      if (printing) return Array.from({ length: Math.min(range.count, PRINTED) }, (_, item) => item)
      const items = defaultRangeExtractor(range)
      return activeItem === null || items.includes(activeItem) ? items : [...items, activeItem].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: row heights change with the theme, and the virtualiser keeps what it measured.
  useLayoutEffect(() => virtualizer.measure(), [measured.row, before])

  const items = virtualizer.getVirtualItems()
  const keys = items.map((item) => item.index).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` stands for the items, which are new objects at each scroll event.
  const slots: readonly Slot<Row>[] = useMemo(
    () =>
      items.flatMap((item) => {
        const at = itemAt(item.index, before)
        return at.kind === 'row' ? [{ index: at.row, row: rowAt(at.row) }] : []
      }),
    [keys, before, rowAt],
  )
  const table = useGridTable(columns, slots, layout, resize)
  const rows = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]))

  const range = virtualizer.range
  const [first, last] = range
    ? [Math.max(0, range.startIndex - before.length - overscan), Math.min(count - 1, range.endIndex + overscan)]
    : [0, -1]
  useEffect(() => {
    if (last >= first) onRange?.(first, last)
  }, [first, last, onRange])

  const extent = {
    rows: count,
    columns: layout.shown.length,
    page: Math.max(1, Math.floor((measured.height - measured.head) / measured.row) - 1),
  }
  const at = clamp(active, extent)
  const byId = new Map(columns.map((column) => [column.id, column]))
  const activeColumn = byId.get(layout.shown[at.column] ?? '')

  // The focused cell may only come into being after the scroll, so every render looks for it until it is there.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row}:${at.column}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const sortOf = (id: string) => props.sort?.find((sort) => sort.key === id)
  const onKeyDown = useGridKeys({
    props,
    scroller,
    at,
    extent,
    column: activeColumn,
    width: layout.widths[activeColumn?.id ?? ''] ?? 0,
    go: (place) => {
      if (place.row >= 0 && place.row !== at.row) virtualizer.scrollToIndex(itemOf(place.row, before), { align: 'auto' })
      wantsFocus.current = true
      setActive(place)
    },
    sortOf,
    explain: setExplained,
    resize,
  })

  const onMove = (row: number) => {
    wantsFocus.current = scroller.current?.contains(document.activeElement) ?? false
    setActive({ ...at, row })
  }
  const top = rowFrom(range?.startIndex ?? 0, before)
  useStay({ of: props.of ?? null, rowAt, rowId, active: at.row, first: top, scroller, height: measured.row, onMove })

  const pinnedWidth = layout.pinned.reduce((sum, id) => sum + (layout.widths[id] ?? 0), 0)
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    scrollPaddingLeft: pinnedWidth,
    scrollPaddingTop: measured.head,
    scrollPaddingBottom: sumHeight,
  }
  // Paper has its own widths.
  if (!printing) for (const [i, id] of layout.shown.entries()) sizes[`--w${i}`] = `${layout.widths[id]}px`
  const lefts = leftsOf(layout)
  const cellStyle = (id: string, i: number): CSSProperties => ({ width: `var(--w${i})`, ...(lefts.has(id) ? { left: lefts.get(id) } : {}) })
  const shift = (y: number): CSSProperties => (printing ? {} : { transform: `translateY(${y}px)` })
  const width = printing ? 0 : Object.values(layout.widths).reduce((sum, w) => sum + w, 0)

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={(props.total ?? count) + 1}
      aria-colcount={layout.shown.length}
      aria-busy={props.stale || undefined}
      className={styles.grid}
      data-dense={dense || undefined}
      data-stale={props.stale || undefined}
      style={sizes}
      onKeyDown={onKeyDown}
    >
      <HeadRow
        table={table}
        byId={byId}
        cellStyle={cellStyle}
        minWidth={width}
        activeColumn={at.row === -1 ? at.column : null}
        explained={explained}
        onExplain={setExplained}
        grid={props}
      />
      <div role="rowgroup" className={styles.body} style={printing ? {} : { height: virtualizer.getTotalSize(), minWidth: width }}>
        {items.map((item) => {
          const here = itemAt(item.index, before)
          if (here.kind === 'line')
            return (
              <div key={`line${here.line}`} role="row" className={styles.line} style={shift(item.start)}>
                <div role="gridcell" aria-colspan={layout.shown.length}>
                  {lines[here.line]?.content}
                </div>
              </div>
            )
          const row = rows.get(here.row)
          return row ? (
            <BodyRow
              key={here.row}
              row={row}
              style={shift(item.start)}
              place={(props.passed ?? 0) + here.row + 1}
              byId={byId}
              cellStyle={cellStyle}
              selected={row.original.row !== undefined && rowId(row.original.row) === selected}
              muted={row.original.row !== undefined && (props.muted?.(row.original.row) ?? false)}
              activeColumn={at.row === here.row ? at.column : null}
              onActive={(column) => setActive({ row: here.row, column })}
              onOpen={(opened) => props.onOpen?.(opened, here.row)}
            />
          ) : null
        })}
      </div>
      {printing && count > PRINTED && (
        <p className={styles.rest}>
          The first {PRINTED} of {(props.total ?? count).toLocaleString('en')} rows; an export has them all.
        </p>
      )}
      {summed && <SumRow columns={layout.shown.map((id) => byId.get(id))} cellStyle={cellStyle} minWidth={width} />}
    </div>
  )
}
