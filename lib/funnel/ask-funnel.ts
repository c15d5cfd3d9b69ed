import type { z } from 'zod'
import { sources } from '../asking/from'
import { type Paging, paging, parsePaging } from '../asking/paging'
import { checkSwitches } from '../asking/switches'
import type { Columns } from '../columns'
import { badParams } from '../errors'
import type { Hunt } from '../hunt'
import { only, parseParams, without } from '../params'
import { type Scope, scopeNames, type Unused } from '../scope'
import { type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { readScope } from '../where/read-scope'
import { aLabels } from './a-labels'
import { columnsOf, ownColumns } from './columns'
import { funnelParams, listParams, stageNames } from './params'
import { queriedNames } from './queried'
import { type Deciding, takenAt } from './stages'

export interface AskedFunnel {
  readonly params: z.infer<typeof funnelParams>
  readonly list: z.infer<typeof listParams>
  readonly scope: Scope
  readonly paging: Paging
  readonly deciding: Deciding
  readonly unused: readonly Unused[]
  /** The names of lib/funnel/queried, and what they depend on beside the data. */
  readonly names: Sql
  readonly key: string
  /** What DNS carries for the names beyond ASCII, as lib/funnel/a-labels has it. */
  readonly carried: Sql
  /** The stage that takes a name out. */
  readonly taken: Sql
}

export interface NoLog {
  readonly status: 'missing-logs'
  readonly message: string
  readonly logs: readonly string[]
}

const pagingNames = Object.keys(paging.omit({ cursor: true }).shape)
const listNames = Object.keys(listParams.shape)

/** Reads what a URL asks of the funnel. Answers `missing-logs` where no lookup is loaded; throws `bad-params`. */
export async function askFunnel(
  store: Store,
  hunts: readonly Hunt[],
  search: URLSearchParams,
  options: QueryOptions,
): Promise<AskedFunnel | NoLog> {
  const params = parseParams(funnelParams, without(search, [...scopeNames, ...pagingNames, ...listNames]))
  const list = parseParams(listParams, only(search, listNames))
  const scope = await readScope(store, only(search, scopeNames))
  const faults = [params, list, scope].flatMap((read) => (read.ok ? [] : [read.fields]))
  if (!params.ok || !list.ok || !scope.ok) throw badParams(Object.assign({}, ...faults))
  checkSwitches(search)
  const asked = parsePaging(only(search, pagingNames), [...Object.keys(ownColumns), ...hunts.map(({ id }) => id)])
  const tables = await store.tables()
  if (!tables.has('dns')) return { status: 'missing-logs', message: 'dns.log is not in this data. Load it from Files.', logs: ['dns'] }
  const { from, unused } = sources(['dns'], tables, scope.value, store.dialect)
  const carried = from.dns ? await aLabels(store, from.dns, JSON.stringify(scope.value), options) : sql``
  const reference = await store.reference()
  const deciding = { ...params.value, reference }
  return {
    params: params.value,
    list: list.value,
    scope: scope.value,
    paging: asked,
    deciding,
    unused,
    names: from.dns ? queriedNames(from.dns, params.value.networks, carried, reference, store.dialect) : sql``,
    key: JSON.stringify(['funnel', scope.value, params.value.networks, reference.key]),
    carried,
    taken: takenAt(deciding),
  }
}

/** The columns of the answer; `hunts` are those that gave names points. */
export function columnsFor({ params, list, deciding: { reference } }: AskedFunnel, hunts: readonly Hunt[]): Columns {
  const at = stageNames.indexOf(list.stage)
  const takesCategorised = stageNames.indexOf('not_categorised')
  return columnsOf(hunts, {
    chosen: params.networks.length > 0,
    ranked: reference.popular.present,
    categorised: reference.categorised.present && (at < takesCategorised || (at === takesCategorised && list.removed)),
  })
}
