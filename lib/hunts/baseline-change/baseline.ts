import type { ItemLog } from '../../baselines/items/input'
import type { QueryInput, Reference } from '../../hunt'
import type { Params } from './params'

export type Input = QueryInput<ItemLog, Params>
export type Frozen = Reference['baselines'][number]

/** The baseline that is asked for: the newest unless one is named. Undefined where there is none. */
export function baselineOf({ baseline }: Pick<Params, 'baseline'>, { baselines }: Reference): Frozen | undefined {
  return baseline === '' ? baselines[0] : baselines.find(({ id }) => id === baseline)
}

/** Whether the scope limits the logs as the baseline did: without that, what is missing from the window need not be gone. */
export const sameFilters = (filter: readonly string[], frozen: Frozen | undefined): boolean =>
  JSON.stringify([...filter].sort()) === JSON.stringify([...(frozen?.filter ?? [])].sort())
