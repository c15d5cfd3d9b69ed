'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { Baseline } from '@/lib/baselines/baseline'
import { useFrameData } from '../frame/frame-data'
import { type Asked, useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { comparisonPath, goesOn, scopeAfter } from './comparing'

export type { Baseline }

interface Listed {
  readonly baselines: readonly Baseline[]
  readonly faults: readonly string[]
}

interface BaselinesData {
  /** Newest first. */
  readonly baselines: readonly Baseline[]
  readonly asked: Asked<Listed>
  /** The newest one after which the data go on, and how many edges differ then; null before they are counted. */
  readonly newest: Baseline | undefined
  readonly differing: number | null
}

const Context = createContext<BaselinesData | null>(null)

/** The frozen baselines, asked for once for all that shows them. */
export function BaselinesProvider({ children }: { readonly children: ReactNode }) {
  const asked = useJson<Listed>('/api/baselines')
  const { dataset } = useFrameData()
  const baselines = asked.data?.baselines ?? none
  const newest = baselines.find((baseline) => goesOn(baseline, dataset))
  const counted = useJson<{ readonly total?: number }>(
    newest ? address(`/api${comparisonPath}`, scopeAfter(newest), { baseline: newest.id, limit: 0 }) : null,
  )
  const { again } = counted

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data count anew
  useEffect(() => again(), [again, dataset?.rows])

  const differing = counted.data?.total ?? null
  const value = useMemo(() => ({ baselines, asked, newest, differing }), [baselines, asked, newest, differing])
  return <Context value={value}>{children}</Context>
}

const none: readonly Baseline[] = []

export function useBaselines(): BaselinesData {
  const data = useContext(Context)
  if (!data) throw new Error('Baselines are used outside the frame.')
  return data
}
