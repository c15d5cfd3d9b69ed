'use client'

import { useMemo } from 'react'
import type { z } from 'zod'
import type { ListedColumn } from '@/lib/columns'
import type { heldItems } from '@/lib/http/baseline-calls'
import { Grid } from '../grid/grid'
import { parseSort, printSort } from '../grid/sort-text'
import type { Pages } from '../grid/use-pages'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import { isMachineText, standsRight } from '../value/text'
import { Value } from '../value/value'
import { WithMenu } from '../value/value-menu'

type Answer = z.output<typeof heldItems>
export type HeldItem = Answer['rows'][number]
export interface HeldItems extends Omit<Answer, 'columns'> {
  readonly columns: readonly ListedColumn[]
}

const usual = '-records'
const widths: Readonly<Record<string, number>> = { end: 190, agent: 320, hash: 180, time: 150, list: 130, text: 110 }

/** Figures need room for their head; what is summed, for more digits. */
const figure = (unit: string | null) => Math.max(76, (unit ?? '').length * 6.4 + 20)

function gridColumn({ key, kind, label, unit, help, by, priority = 1 }: HeldItems['columns'][number]) {
  return {
    id: key,
    label,
    unit,
    help,
    align: standsRight(kind) ? ('end' as const) : ('start' as const),
    width: kind === 'port' ? 78 : key === 'proto' ? 72 : (widths[kind] ?? (kind === 'count' ? figure(unit) : 92)),
    grow: key === 'target' || kind === 'end',
    ...(kind === 'end' && { least: 146 }),
    priority,
    cell: (row: HeldItem) => {
      const value = row[key]
      const shown = <Value value={value} kind={kind} as={{ years: true }} />
      if (typeof value !== 'string' || !isMachineText(kind)) return shown
      return (
        <WithMenu value={value} kind={kind} field={by ?? key} inGrid>
          {shown}
        </WithMenu>
      )
    },
  }
}

/** The items of one kind, those with most records first. */
export function ItemTable({
  pages: { asked, count, total, rowAt, onRange },
  answer,
}: {
  readonly pages: Pages<HeldItem, HeldItems>
  readonly answer: HeldItems
}) {
  const [view, { sortBy }] = useView()
  const columns = useMemo(() => answer.columns.filter(({ quiet }) => !quiet).map(gridColumn), [answer.columns])
  const sort = useMemo(() => parseSort((view.sort ?? usual).split(',')[0] ?? null), [view.sort])
  return (
    <Grid
      label={`Items, ${whole(total)}`}
      columns={columns}
      count={count}
      total={total}
      rowAt={rowAt}
      onRange={onRange}
      rowId={({ source, target, port, proto }) => JSON.stringify([source, target, port, proto])}
      sort={sort ? [sort] : []}
      onSort={(next) => sortBy(printSort(next) === usual ? null : printSort(next))}
      stale={asked.stale}
    />
  )
}
