'use client'
import {
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { GridColumn } from './column'
import { type Layout, narrowest } from './layout'

export const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature, columnPinningFeature })

/** A row in view: its place among all rows, and the row itself once it is fetched. */
export interface Slot<Row> {
  readonly index: number
  readonly row: Row | undefined
}

/** TanStack's table over the rows in view only; which columns, their order, widths and pinning come from the layout. */
export function useGridTable<Row>(
  columns: readonly GridColumn<Row>[],
  slots: readonly Slot<Row>[],
  layout: Layout,
  resize: (id: string, width: number) => void,
) {
  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Slot<Row>>()
    return helper.columns(
      columns.map((column) =>
        // Contents are not TanStack's to render: it takes a cell's function for a component, so that new columns would mount every cell anew.
        helper.display({ id: column.id, minSize: narrowest, maxSize: 2000 }),
      ),
    )
  }, [columns])
  const state = useMemo(
    () => ({
      columnSizing: { ...layout.widths },
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, layout.shown.includes(column.id)])),
      columnPinning: { start: [...layout.pinned], end: [] },
    }),
    [columns, layout],
  )
  return useTable({
    features,
    columns: defs,
    data: slots,
    state,
    columnResizeMode: 'onChange',
    getRowId: (slot) => String(slot.index),
    onColumnSizingChange: (updater) => {
      const next = typeof updater === 'function' ? updater(state.columnSizing) : updater
      for (const [id, width] of Object.entries(next)) if (width !== state.columnSizing[id]) resize(id, width)
    },
  })
}
