'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo } from 'react'
import { decisionColumns } from '../decisions/decision-cell'
import { useYears } from '../frame/use-times'
import { Grid } from '../grid/grid'
import { parseSort, printSort } from '../grid/sort-text'
import type { Pages } from '../grid/use-pages'
import { ask } from '../query/ask'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import type { HuntAnswer, HuntRow, OkAnswer, RowAnswer } from './answer'
import type { Description } from './description'
import { groupLines } from './group-lines'
import { huntColumns, writtenIn } from './hunt-columns'
import { useExclude } from './use-exclude'
import { useHuntParams } from './use-hunt-params'
import { useRecordsOf } from './use-records-link'
import { useRowInView } from './use-row-in-view'

interface Props {
  readonly hunt: Description
  readonly pages: Pages<HuntRow, HuntAnswer>
  readonly answer: OkAnswer
}

/** The rows: unexplained first, then those that something known explains. */
export function HuntTable({ hunt, pages, answer }: Props) {
  const { asked, count, total, rowAt, onRange } = pages
  const [scope] = useScope()
  const [params] = useHuntParams(hunt.params)
  const [view, { sortBy, open }] = useView()
  useRowInView(view.row)
  const years = useYears()
  const selected = answer.rows.find(({ id }) => id === view.row)
  const decided = answer.rows.some(({ decision }) => decision !== null)
  const columns = useMemo(
    () => [
      ...huntColumns(answer.columns, hunt.signals, hunt.subject, hunt.logs[0], selected, (column) =>
        writtenIn(column, answer.rows, years),
      ).map((column) => ({
        ...column,
        term: column.id === 'trace' ? 'words.trace' : `hunts.${hunt.id}.${column.id}`,
      })),
      ...(decided ? decisionColumns.map((column) => ({ ...column, term: 'words.decision' })) : []),
    ],
    [answer.columns, answer.rows, hunt, selected, decided, years],
  )
  // The head marks one key; those behind it break its ties.
  const usual = hunt.order.split(',')[0] ?? null
  const sort = useMemo(() => parseSort((view.sort ?? usual)?.split(',')[0] ?? null), [view.sort, usual])
  const lines = useMemo(() => (view.sort === null ? groupLines(hunt, answer) : []), [view.sort, hunt, answer])
  const exclude = useExclude(hunt)
  const router = useRouter()
  const recordsOf = useRecordsOf(hunt)
  const onKey = (event: KeyboardEvent, row: HuntRow) => {
    if (event.key === 'x') exclude(row)
    else if (event.key === 'r') {
      void ask<RowAnswer>(address(`/api/hunts/${hunt.id}/rows/${row.id}`, scope, params)).then(({ evidence }) => {
        if (evidence[0]) router.push(recordsOf(evidence[0], row.title))
      })
    } else return
    event.preventDefault()
  }
  return (
    <Grid
      label={`${hunt.title}, ${whole(total)} ${hunt.subjects}`}
      columns={columns}
      count={count}
      total={total}
      rowAt={rowAt}
      of={asked.of}
      onRange={onRange}
      rowId={(row) => row.id}
      sort={sort ? [sort] : []}
      onSort={(next) => sortBy(printSort(next) === usual ? null : printSort(next))}
      selected={view.row}
      onOpen={(row) => open(row.id)}
      onClose={() => open(null)}
      onKey={onKey}
      lines={lines}
      muted={(row) => row.explained.length > 0}
      stale={asked.stale}
    />
  )
}
