'use client'

import { useCallback } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import { useTell } from '../done/done'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import type { HuntRow } from './answer'
import type { Description } from './description'
import { pillField } from './held-value'

/** The pill that excludes what a row is: its one value, or, where several together make it, the row itself; each alone would exclude other rows too. */
export function excluding({ columns, key }: Pick<Description, 'columns' | 'key'>, row: HuntRow): string {
  const making = key.flatMap((one) => columns.find((column) => column.key === one && !column.quiet) ?? [])
  const [only, ...others] = making
  const value = only && others.length === 0 ? row[only.key] : null
  return only && (typeof value === 'string' || typeof value === 'number')
    ? printFilter(exactly(pillField(only), value, true))
    : printFilter(exactly('row', row.id, true))
}

/** Excludes a row by a pill; the page stays, and the row's inspector closes with the row. */
export function useExclude(hunt: Description): (row: HuntRow) => void {
  const [scope, setScope] = useScope()
  const [view, { open }] = useView()
  const tell = useTell()
  return useCallback(
    (row) => {
      const before = scope.filter
      setScope({ filter: [...before, excluding(hunt, row)] })
      if (view.row === row.id) open(null)
      tell(`${row.title} is excluded.`, async () => setScope({ filter: before }))
    },
    [hunt, scope, setScope, view.row, open, tell],
  )
}
