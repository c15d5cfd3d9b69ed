'use client'
import type { CSSProperties } from 'react'
import type { GridColumn, GridProps } from './column'
import styles from './grid.module.css'
import { Head } from './head'
import head from './head.module.css'
import type { useGridTable } from './table'

interface Props<Row> {
  readonly table: ReturnType<typeof useGridTable<Row>>
  readonly byId: ReadonlyMap<string, GridColumn<Row>>
  readonly cellStyle: (id: string, index: number) => CSSProperties
  readonly minWidth: number
  /** The focused head. */
  readonly activeColumn: number | null
  /** Id of the column whose popover is open. */
  readonly explained: string | null
  readonly onExplain: (id: string | null) => void
  readonly grid: Pick<GridProps<Row>, 'sort' | 'onSort' | 'headMenu'>
}

/** The heads of all columns; they stay at the top while the rows scroll. */
export function HeadRow<Row>({ table, byId, cellStyle, minWidth, activeColumn, explained, onExplain, grid }: Props<Row>) {
  return (
    <div role="rowgroup" className={styles.head} data-head="" style={{ minWidth }}>
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} role="row" aria-rowindex={1} className={styles.headRow}>
          {group.headers.map((header, i) => {
            const column = byId.get(header.column.id)
            return column ? (
              <div
                key={header.id}
                role="presentation"
                className={head.slot}
                data-pinned={column.pinned || undefined}
                style={cellStyle(column.id, i)}
              >
                <Head
                  header={header}
                  column={column}
                  index={i}
                  active={activeColumn === i}
                  sort={grid.sort?.find((sort) => sort.key === column.id)}
                  onSort={grid.onSort}
                  explained={explained === column.id}
                  onExplain={(open) => onExplain(open ? column.id : null)}
                  menu={grid.headMenu?.(column, () => onExplain(null))}
                />
              </div>
            ) : null
          })}
        </div>
      ))}
    </div>
  )
}
