import { only } from '../params'
import { scopeNames } from '../scope'
import { type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { type AskedFunnel, askFunnel } from './ask-funnel'
import { stageNames } from './params'

/** Names that each stage takes out, then those that remain. */
export async function counted(store: Store, { taken }: AskedFunnel, table: Sql, options: QueryOptions): Promise<readonly number[]> {
  const { rows } = await store.query(sql`SELECT ${taken} AS taken, count(*) AS names FROM ${table} GROUP BY taken`, options)
  return [...stageNames, 'left'].map((_, i) => Number(rows.find((row) => Number(row.taken) === i)?.names ?? 0))
}

/** Names that remain after every filter in a scope, with the usual parameters; null where no lookup is loaded. Throws `bad-params`. */
export async function countNames(store: Store, search: URLSearchParams, options: QueryOptions): Promise<number | null> {
  const asked = await askFunnel(store, [], only(search, scopeNames), options)
  if ('status' in asked) return null
  const taken = await counted(store, asked, await store.keep(asked.key, asked.names, options), options)
  return taken.at(-1) ?? 0
}
