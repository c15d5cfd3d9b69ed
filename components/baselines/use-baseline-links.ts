'use client'

import { usePathname } from 'next/navigation'
import { parseAsString, useQueryState } from 'nuqs'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { visible } from '../value/visible'
import { useBaselines } from './baselines-data'
import { comparisonHref, comparisonPath, shortened } from './comparing'

const MOST = 5

export interface BaselineLink {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly count: number | null
  /** Whether it is what the page shows. */
  readonly current: boolean
}

/** The page of all baselines, the newest ones, the comparison of the newest with what came after it, and the meetings. */
export function useBaselineLinks(): readonly BaselineLink[] {
  const path = usePathname()
  const [scope] = useScope()
  const [row] = useQueryState('row', parseAsString)
  const [compared] = useQueryState('baseline', parseAsString)
  const { baselines, newest, differing } = useBaselines()
  const opened = path === '/baselines' && baselines.some(({ id }) => id === row)
  const all = { id: 'all', title: 'All baselines', href: address('/baselines', scope), count: baselines.length }
  return [
    { ...all, current: path === '/baselines' && !opened },
    ...baselines.slice(0, MOST).map(({ id, name }) => ({
      id,
      title: visible(name),
      href: address('/baselines', scope, { row: id }),
      count: null,
      current: opened && id === row,
    })),
    ...(newest
      ? [
          {
            id: 'comparison',
            title: `After ${visible(newest.name)}`,
            href: comparisonHref(newest),
            count: differing,
            current: path === comparisonPath && compared === newest.id && scope.from === shortened(newest.to) && scope.to === null,
          },
        ]
      : []),
    { id: 'reviews', title: 'Reviews', href: address('/reviews', scope), count: null, current: path === '/reviews' },
  ]
}
