import { here } from '../here'
import type { Hunt } from '../hunt'
import { attempt } from '../overview/attempt'
import { countHunt } from '../overview/counts'
import { only } from '../params'
import { records } from '../records/records'
import { scopeNames } from '../scope'
import type { QueryOptions, Store } from '../store/store'
import type { SavedView } from './saved-views'

export interface ViewCounts {
  /** Rows of the hunt or records of the log by the view's id; null where it is neither or cannot be counted now. */
  readonly counts: Readonly<Record<string, number | null>>
}

async function count(store: Store, hunts: readonly Hunt[], path: string, options: QueryOptions): Promise<number | null> {
  const { pathname, searchParams: search } = new URL(path, here)
  const [, kind, name = ''] = pathname.split('/')
  const hunt = hunts.find(({ id }) => kind === 'hunts' && id === name)
  if (hunt) return (await countHunt(store, hunt, only(search, [...scopeNames, ...Object.keys(hunt.params.shape)]), options))?.rows ?? null
  if (kind !== 'logs' || !(await store.tables()).has(name)) return null
  const scope = only(search, scopeNames)
  scope.set('limit', '0')
  return (await records(store, name, scope, options)).total
}

/** How much each view would show now. One that fails does not fail the rest. */
export async function viewCounts(
  store: Store,
  hunts: readonly Hunt[],
  views: readonly SavedView[],
  options: QueryOptions = {},
): Promise<ViewCounts> {
  const counts: Record<string, number | null> = {}
  for (const { id, path } of views) counts[id] = await attempt({}, id, () => count(store, hunts, path, options))
  return { counts }
}
