'use client'

import { useState } from 'react'
import { besideChart, Trouble } from '../query/trouble'
import { type Asked, useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { duration } from '../value/time'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, HuntRow, RowChart, TableChart } from './answer'
import styles from './chart-panel.module.css'
import { ChartTable } from './chart-table'
import type { Description } from './description'
import { Lanes, LanesLegend } from './lanes'
import { binOf, readLanes } from './lanes-data'
import { Matrix } from './matrix'
import { matrixFigures } from './matrix-data'
import { MatrixLegend } from './matrix-legend'
import { Scatter } from './scatter'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly columns: readonly AnswerColumn[]
  readonly params: HuntParams
  readonly row: HuntRow | null
  readonly total: number
}

/** The chart of the open row or of the whole table, and its figures behind `Table`. */
export function ChartPanel({ hunt, columns, params, row, total }: Props) {
  const [chosen, setChosen] = useState<'row' | 'all' | null>(null)
  const [asTable, setAsTable] = useState(false)
  const [scope] = useScope()
  const shown = row && hunt.chart && chosen !== 'all' ? 'row' : hunt.overview ? 'all' : null
  const path = `/api/hunts/${hunt.id}`
  const one = useJson<RowChart>(shown === 'row' && row ? address(`${path}/rows/${row.id}/chart`, scope, params) : null)
  const all = useJson<TableChart>(shown === 'all' ? address(`${path}/chart`, scope, params) : null)
  if (shown === null) return null
  const asked: Asked<RowChart | TableChart> = shown === 'row' ? one : all
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key
  const unitOf = (key: string) => {
    const unit = columns.find((column) => column.key === key)?.unit
    return unit ? `, ${unit}` : ''
  }
  const points = asked.data?.points ?? []
  const bin = binOf(one.data?.points ?? [])
  const matrix = shown === 'all' && all.data?.kind === 'matrix' ? all.data : null
  return (
    <section className={styles.panel} aria-label="Chart">
      <header className={styles.head}>
        <h2>
          {shown === 'row' && row ? (
            <>
              {hunt.chart?.title}: <WireText text={row.title} limit={80} />
            </>
          ) : (
            hunt.overview?.title
          )}
        </h2>
        {shown === 'row' && <LanesLegend bin={bin} />}
        {bin !== null && shown === 'row' && <span className={styles.note}>one mark = fills of {duration(bin)}</span>}
        {matrix && <span className={styles.note}>connections, from 1,000 in k</span>}
        {matrix && <MatrixLegend grades={hunt.grades} />}
        {asked.data?.cut && (
          <span className={styles.note}>
            {shown === 'row' ? `the first ${points.length} marks` : `the first ${points.length} of ${whole(total)} by score`}
          </span>
        )}
        <div className={styles.choice}>
          {hunt.chart && (
            <button type="button" aria-pressed={shown === 'row'} disabled={!row} onClick={() => setChosen('row')}>
              This row
            </button>
          )}
          {hunt.chart && hunt.overview && (
            <button type="button" aria-pressed={shown === 'all'} onClick={() => setChosen('all')}>
              All {whole(total)}
            </button>
          )}
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table
          </button>
        </div>
      </header>
      {asked.error && <Trouble what="The chart was not drawn" failure={asked.error} rest={besideChart} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the chart">
        {asTable ? (
          <ChartTable points={matrix ? matrixFigures(matrix, hunt.grades, labelOf) : points} />
        ) : shown === 'row' && one.data ? (
          <Lanes marks={readLanes(one.data.points)} bin={bin} />
        ) : matrix ? (
          <Matrix chart={matrix} grades={hunt.grades} open={row} labelOf={labelOf} />
        ) : shown === 'all' && all.data?.kind === 'scatter' ? (
          <Scatter chart={all.data} labelOf={labelOf} unitOf={unitOf} />
        ) : (
          <div className={styles.room} />
        )}
      </Waiting>
    </section>
  )
}
