'use client'

import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { counted } from './number'

/** A call that answers `total` for any scope: what the page shows now. */
export interface Counting {
  readonly path: string
  readonly extra?: Readonly<Record<string, string | null>>
}

/** How many rows each choice would leave; nothing while it is counted or where the page has no such call. */
export function useTotals(counting: Counting | undefined, include: string | null, exclude: string | null) {
  const [scope] = useScope()
  const url = (drop: string | null, put: string | null) =>
    counting && put
      ? address(counting.path, { ...scope, filter: [...scope.filter.filter((one) => one !== drop), put] }, { ...counting.extra, limit: 0 })
      : null
  const totals = {
    include: useJson<{ total?: number }>(url(exclude, include)).data?.total,
    exclude: useJson<{ total?: number }>(url(include, exclude)).data?.total,
  }
  return (choice: keyof typeof totals) => {
    const total = totals[choice]
    return total === undefined ? '' : `leaves ${counted(total, 'row')}`
  }
}

/** How many values a field has in scope. */
export function useStackTotal(stack: { readonly log: string; readonly field: string } | null): string {
  const [scope] = useScope()
  const { data } = useJson<{ total?: number }>(stack && address('/api/hunts/least-frequency', scope, { ...stack, limit: 0 }))
  return data?.total === undefined ? '' : counted(data.total, 'value')
}
