'use client'

import { useCallback } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import { useScope } from '../url-state/scope'
import type { HuntRow } from './answer'
import type { Description } from './description'

/** Excludes a row's subject by a pill; the page stays. */
export function useExclude(hunt: Description): (row: HuntRow) => void {
  const [scope, setScope] = useScope()
  return useCallback(
    (row) => {
      const column = hunt.columns.find(({ key }) => key === hunt.subject)
      const value = row[hunt.subject]
      if (typeof value !== 'string' && typeof value !== 'number') return
      setScope({ filter: [...scope.filter, printFilter(exactly(column?.field ?? hunt.subject, value, true))] })
    },
    [hunt, scope, setScope],
  )
}
