import type { CSSProperties } from 'react'
import type { GridColumn } from './column'
import styles from './grid.module.css'

interface Props<Row> {
  readonly columns: readonly (GridColumn<Row> | undefined)[]
  readonly cellStyle: (id: string, index: number) => CSSProperties
  readonly minWidth: number
}

/** What all rows come to; stays at the foot while the rows scroll. */
export function SumRow<Row>({ columns, cellStyle, minWidth }: Props<Row>) {
  return (
    <div role="rowgroup" className={styles.foot} style={{ minWidth }}>
      <div role="row" className={styles.sum}>
        {columns.map(
          (column, i) =>
            column && (
              <div
                key={column.id}
                role="gridcell"
                aria-colindex={i + 1}
                data-align={column.align}
                style={cellStyle(column.id, i)}
                className={styles.td}
              >
                {column.sum}
              </div>
            ),
        )}
      </div>
    </div>
  )
}
