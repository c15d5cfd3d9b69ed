'use client'

import { parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { parseAsStretch } from './stretch'

/** What follows the user from view to view, as the URL spells it: times as written, one text per pill. */
export interface ScopeState {
  readonly from: string | null
  readonly to: string | null
  readonly filter: readonly string[]
  /** Names within the first so many of a popularity list are hidden; unset for none. */
  readonly hide_popular?: string | null
  /** `true` where allow-listed rows are listed. */
  readonly show_allowed?: string | null
}

const keys = {
  from: parseAsString,
  to: parseAsString,
  filter: parseAsNativeArrayOf(parseAsString),
  hide_popular: parseAsString,
  show_allowed: parseAsString,
  past: parseAsStretch,
}

/** The scope in the URL and a way to change parts of it; each change is a step for the browser's back button. */
export function useScope(): [ScopeState, (change: Partial<ScopeState>) => void] {
  const [{ from, to, filter, hide_popular, show_allowed }, set] = useQueryStates(keys, { history: 'push' })
  return useMemo(() => {
    const scope = { from, to, filter, hide_popular, show_allowed }
    const change = ({ filter, ...rest }: Partial<ScopeState>) => {
      void set({ ...rest, ...(filter ? { filter: [...new Set(filter)] } : {}), past: null })
    }
    return [scope, change]
  }, [from, to, filter, hide_popular, show_allowed, set])
}
