'use client'

import { parseAsString, useQueryState } from 'nuqs'
import type { Comparison } from '@/lib/baselines/comparison/compare'
import { type Baseline, useBaselines } from '../../baselines/baselines-data'
import { type Asked, useJson } from '../../query/use-json'
import { address } from '../../url-state/address'
import { useScope } from '../../url-state/scope'
import { whole } from '../../value/number'
import type { Description } from '../description'
import type { HuntParams } from '../use-hunt-params'

export type { Comparison }

export interface Compared {
  /** The baseline that the page compares with: the newest unless one is named; undefined where there is none. */
  readonly baseline: Baseline | undefined
  readonly asked: Asked<Comparison>
  /** The network whose hours are compared; null for all. */
  readonly network: string | null
  readonly onNetwork: (network: string | null) => void
}

/** Parameters without those that are picked above the rows: the baseline, and the kind of what is listed. */
export function thresholdsOf<T>({ baseline: _, kind: __, ...thresholds }: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return thresholds
}

/** The comparison that stands above the rows of a hunt that has one; it does not depend on the kind of rows. */
export function useComparison({ overview }: Pick<Description, 'overview'>, params: HuntParams): Compared {
  const [scope] = useScope()
  const { baselines } = useBaselines()
  const baseline = overview?.kind === 'comparison' ? baselines.find(({ id }) => !params.baseline || id === params.baseline) : undefined
  const [network, setNetwork] = useQueryState('network', parseAsString.withOptions({ history: 'push' }))
  const asked = useJson<Comparison>(
    baseline ? address(`/api/baselines/${baseline.id}/comparison`, scope, { ...thresholdsOf(params), network }) : null,
  )
  return { baseline, asked, network, onNetwork: (one) => void setNetwork(one || null) }
}

const hours = ({ hours, of_hours }: Comparison['window']['covered']) => `${whole(hours)} of ${whole(of_hours)}`

/** `Rates per 24 captured hours: 168 of 168 here, 165 of 168 before. Profile: weekday or weekend × hour.` */
export function comparedWords({ window, baseline, profile }: Comparison): string {
  return `Rates per 24 captured hours: ${hours(window.covered)} here, ${hours(baseline.covered)} before. Profile: ${profile.grain}.`
}
