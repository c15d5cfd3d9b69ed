'use client'

import type { Comparison } from '@/lib/baselines/comparison/compare'
import { type Baseline, useBaselines } from '../../baselines/baselines-data'
import { type Asked, useJson } from '../../query/use-json'
import { address } from '../../url-state/address'
import { useScope } from '../../url-state/scope'
import type { Description } from '../description'
import type { HuntParams } from '../use-hunt-params'

export type { Comparison }

export interface Compared {
  /** The baseline that the page compares with: the newest unless one is named; undefined where there is none. */
  readonly baseline: Baseline | undefined
  readonly asked: Asked<Comparison>
}

/** The comparison that stands above the rows of a hunt that has one; it does not depend on the kind of rows. */
export function useComparison({ overview }: Pick<Description, 'overview'>, params: HuntParams): Compared {
  const [scope] = useScope()
  const { baselines } = useBaselines()
  const { baseline: wanted, kind: _, ...thresholds } = params
  const baseline = overview?.kind === 'comparison' ? baselines.find(({ id }) => !wanted || id === wanted) : undefined
  const asked = useJson<Comparison>(baseline ? address(`/api/baselines/${baseline.id}/comparison`, scope, thresholds) : null)
  return { baseline, asked }
}

const hours = ({ hours, of_hours }: Comparison['window']['covered']) => `${hours} of ${of_hours}`

/** `Rates for each 24 captured hours; 165 of 168 hours compared with 168 of 168. One week of history: …`. */
export function comparedWords({ window, baseline, profile }: Comparison): string {
  return `Rates for each 24 captured hours: ${hours(window.covered)} hours of this window against ${hours(baseline.covered)} of the baseline. The history allows a profile by ${profile.grain}.`
}
