'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useYears } from '../frame/use-times'
import { Grid } from '../grid/grid'
import { parseSort, printSort } from '../grid/sort-text'
import type { Pages } from '../grid/use-pages'
import { usePivot } from '../url-state/pivot'
import { useView } from '../url-state/view'
import { leadOf, useLeads } from '../value/leads'
import { whole } from '../value/number'
import type { FunnelAnswer, NameRow, NoLookups } from './answer'
import { nameColumns } from './name-columns'

const usual = '-score'

interface Props {
  readonly pages: Pages<NameRow, FunnelAnswer | NoLookups>
  readonly answer: FunnelAnswer
}

/** The names of a stage, those that hunts score highest first; Enter or a click opens the page about one. */
export function NameTable({ pages: { asked, count, total, rowAt, onRange }, answer }: Props) {
  const [view, { sortBy }] = useView()
  const { entities } = useLeads()
  const pivot = usePivot()
  const router = useRouter()
  const years = useYears()
  const columns = useMemo(() => nameColumns(answer.columns, years), [answer.columns, years])
  const sort = useMemo(() => parseSort((view.sort ?? usual).split(',')[0] ?? null), [view.sort])
  const open = ({ name }: NameRow) => {
    const lead = leadOf(entities, { value: String(name), kind: 'name', field: 'query' })
    if (lead) router.push(pivot(lead.path))
  }
  return (
    <Grid
      label={`Names, ${whole(total)}`}
      columns={columns}
      count={count}
      total={total}
      rowAt={rowAt}
      onRange={onRange}
      rowId={({ name }) => String(name)}
      sort={sort ? [sort] : []}
      onSort={(next) => sortBy(printSort(next) === usual ? null : printSort(next))}
      onOpen={open}
      muted={({ explained }) => explained !== null}
      stale={asked.stale}
    />
  )
}
