import type { Baseline } from '@/lib/baselines/baseline'
import type { Dataset } from '../frame/frame-data'
import { address } from '../url-state/address'

export const comparisonPath = '/hunts/baseline-change'

/** Whether the data go on after a baseline, so that there is something to compare it with. */
export function goesOn({ to }: Pick<Baseline, 'to'>, dataset: Dataset | null): boolean {
  return dataset !== null && dataset.to !== null && Date.parse(dataset.to) >= Date.parse(to)
}

/** The time after a baseline up to the data's end, under the baseline's own filters. */
export const scopeAfter = ({ to, filter }: Pick<Baseline, 'to' | 'filter'>) => ({ from: shortened(to), to: null, filter })

/** A baseline against what came after it. */
export const comparisonHref = (baseline: Baseline): string => address(comparisonPath, scopeAfter(baseline), { baseline: baseline.id })

/** `2025-10-27T00:00:00.000000Z` as a link is read: `2025-10-27T00:00Z`. */
export const shortened = (iso: string): string => iso.replace(/(:\d\d):00(?:\.0+)?Z$/, '$1Z')

/** `9f2c 41d0 77ab e3c8`. */
export const spaced = (fingerprint: string): string => fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint
