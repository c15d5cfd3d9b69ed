import { raw, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import type { AskedEntity } from './ask-entity'

/** From when to when a certificate is valid; ISO 8601 UTC. */
export interface Validity {
  readonly not_before: string
  readonly not_after: string
  /** Most days that a public authority might give on its day of issue; null before there was a limit. */
  readonly limit_days: number | null
  /** Whether that binds its issuer: a public authority by its name. */
  readonly held: boolean
}

/** As many as a page draws. */
const most = 3

/** The validity of what an id names; none where it is no certificate or none is known. */
export async function validities(store: Store, { entity, input }: AskedEntity, options: QueryOptions): Promise<readonly Validity[]> {
  const { validity } = entity
  if (!validity || validity.logs.some((log) => !input.from[log]?.present)) return []
  const found = sql`SELECT * FROM (${validity.query(input)}) ORDER BY ${raw('not_before, not_after, held')} LIMIT ${raw(String(most))}`
  const { rows } = await store.query(found, options)
  return rows.map(({ not_before, not_after, limit_days, held }) => ({
    not_before: String(not_before),
    not_after: String(not_after),
    limit_days: limit_days === null || limit_days === undefined ? null : Number(limit_days),
    held: held === true,
  }))
}
