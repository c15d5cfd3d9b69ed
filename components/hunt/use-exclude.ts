'use client'

import { useCallback } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import type { HuntRow } from './answer'
import type { Description } from './description'

/** Excludes a row's subject by a pill; the page stays, and the row's inspector closes with the row. */
export function useExclude(hunt: Description): (row: HuntRow) => void {
  const [scope, setScope] = useScope()
  const [view, { open }] = useView()
  return useCallback(
    (row) => {
      const column = hunt.columns.find(({ key }) => key === hunt.subject)
      const value = row[hunt.subject]
      if (typeof value !== 'string' && typeof value !== 'number') return
      setScope({ filter: [...scope.filter, printFilter(exactly(column?.field ?? column?.by ?? hunt.subject, value, true))] })
      if (view.row === row.id) open(null)
    },
    [hunt, scope, setScope, view.row, open],
  )
}
