'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { parseAsStretch } from './stretch'

const keys = { sort: parseAsString, row: parseAsString, past: parseAsStretch }

export interface ViewState {
  /** As the API takes it: keys with commas, `-` for descending; null is the view's own order. */
  readonly sort: string | null
  /** Id of the row whose inspector is open. */
  readonly row: string | null
}

/**
 * Order and open row. Opening and closing are steps of the browser's history; moving from one open row to the next replaces
 * the step, so that `back` leaves the row that was opened and does not walk through every row that was passed.
 */
export function useView(): [ViewState, { sortBy: (sort: string | null) => void; open: (row: string | null) => void }] {
  const [view, set] = useQueryStates(keys)
  return useMemo(() => {
    const sortBy = (sort: string | null) => void set({ sort, past: null }, { history: 'push' })
    const open = (row: string | null) => void set({ row }, { history: row !== null && view.row !== null ? 'replace' : 'push' })
    return [view, { sortBy, open }]
  }, [view, set])
}
