'use client'

import { useState } from 'react'
import { capital } from '@/lib/format'
import { perWords } from '../../chart/day-bars'
import { Section } from '../../page/detail'
import { kinds } from '../../present/words'
import { Trouble } from '../../query/trouble'
import { useJson } from '../../query/use-json'
import { Waiting } from '../../query/waiting'
import { address } from '../../url-state/address'
import { useScope } from '../../url-state/scope'
import type { HuntRow, RowChart } from '../answer'
import { ChartTable } from '../chart-table'
import type { Description } from '../description'
import type { HuntParams } from '../use-hunt-params'
import { Days } from './days'
import styles from './days.module.css'
import { OldNew } from './old-new'
import { readDays } from './read-days'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly row: HuntRow
}

/** A row day by day on both sides, and its figures before and now. */
export function DaysSection({ hunt, params, row }: Props) {
  const [scope] = useScope()
  const [asTable, setAsTable] = useState(false)
  const asked = useJson<RowChart>(address(`/api/hunts/${hunt.id}/rows/${row.id}/chart`, scope, params))
  const points = asked.data?.points ?? []
  const sides = readDays(points)
  const per = perWords(sides.reduce((sum, { days }) => sum + days.length, 0))
  const unit = kinds[String(row.item)]?.records ?? 'records'
  const choice = (
    <button type="button" className={styles.choice} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
      Table
    </button>
  )
  return (
    <Section title={`${capital(unit)} per ${per}`} aside={choice}>
      {asked.error && <Trouble what="The chart was not drawn" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the days">
        {asTable ? <ChartTable points={points} /> : asked.data && <Days sides={sides} unit={unit} />}
      </Waiting>
      <OldNew row={row} unit={unit} />
    </Section>
  )
}
