'use client'

import { useState } from 'react'
import { besideChart, Trouble } from '../../query/trouble'
import { useJson } from '../../query/use-json'
import { Waiting } from '../../query/waiting'
import { address } from '../../url-state/address'
import { useScope } from '../../url-state/scope'
import { useView } from '../../url-state/view'
import { whole } from '../../value/number'
import type { AnswerColumn, Rarity } from '../answer'
import { ChartTable } from '../chart-table'
import type { Description } from '../description'
import type { HuntParams } from '../use-hunt-params'
import { EndTable } from './end-table'
import { OverTime } from './over-time'
import { placed, rareText, sumOf } from './pick'
import styles from './rarity.module.css'
import { Spread } from './spread'

interface Props {
  readonly hunt: Description
  readonly overview: Extract<NonNullable<Description['overview']>, { readonly kind: 'rarity' }>
  readonly columns: readonly AnswerColumn[]
  readonly params: HuntParams
}

/** Most · over time · fewest, and below how many rows have how much of the figure that makes them rare. */
export function RarityPanel({ hunt, overview, columns, params }: Props) {
  const [scope] = useScope()
  const [view, { open }] = useView()
  const [asTable, setAsTable] = useState(false)
  const asked = useJson<Rarity>(address(`/api/hunts/${hunt.id}/chart`, scope, params))
  const chart = asked.data
  const columnOf = (key: string) => columns.filter((column) => column.key === key)
  const steps = placed(chart?.points ?? [])
  const all = sumOf(steps, null).rows
  const unknown = (chart?.points ?? []).filter(({ from }) => from === null).reduce((sum, { rows }) => sum + rows, 0)
  const subject = hunt.key.flatMap(columnOf).filter(({ quiet }) => !quiet)
  const records = columnOf(overview.records).map((column) => ({ column }))
  const by = columnOf(chart?.by ?? '').filter(({ key }) => key !== overview.records)
  const rare = steps.find(({ rows }) => rows > 0)
  const figure = (by[0]?.label ?? columnOf(overview.records)[0]?.label ?? '').toLowerCase()
  const most = Math.max(0, ...(chart?.most ?? []).map((row) => Number(row[chart?.by ?? ''] ?? 0)))
  if (asked.error) return <Trouble what="The chart was not drawn" failure={asked.error} rest={besideChart} again={asked.again} />
  return (
    <section className={styles.panel} aria-label="Chart">
      <Waiting asked={asked} doing={`Counting how often ${hunt.subjects} occur`}>
        {chart && (
          <>
            <div className={styles.panes} data-times={chart.times !== null || undefined}>
              <EndTable
                title="Most"
                note={`${whole(chart.most.length)} of ${whole(all + unknown)}`}
                rows={chart.most}
                subject={subject}
                figures={[...by.map((column) => ({ column, most })), ...records]}
                selected={view.row}
                onOpen={open}
              />
              {chart.times && <OverTime times={chart.times} subjects={hunt.subjects} />}
              <EndTable
                title="Fewest"
                note={`${whole(chart.fewest.length)} of ${whole(all + unknown)}${rare ? `, ${rareText(rare, figure)}` : ''}`}
                rows={chart.fewest}
                subject={subject}
                figures={[
                  ...columns.filter(({ kind, quiet }) => kind === 'marks' && !quiet).map((column) => ({ column })),
                  ...by.map((column) => ({ column })),
                  ...records,
                ]}
                selected={view.row}
                onOpen={open}
              />
            </div>
            <Spread title={overview.title} by={chart.by} figure={figure} subjects={hunt.subjects} steps={steps} unknown={unknown}>
              <button type="button" className={styles.figures} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                Table
              </button>
            </Spread>
            {asTable && <ChartTable points={chart.points} />}
            {asTable && chart.times && <ChartTable points={chart.times.bins} />}
          </>
        )}
      </Waiting>
    </section>
  )
}
