import limits from '../../data/reference/validity-limits.json'
import { join, raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

const newestFirst = [...limits].sort((a, b) => (a.from < b.from ? 1 : -1))

/** Days of validity, both ends included as the Baseline Requirements count them; times are timestamps. */
export function validityDays(before: Sql, after: Sql, fn: Dialect): Sql {
  return sql`(${fn.epochMicros(after)} - ${fn.epochMicros(before)} + 1000000) / CAST(86400000000 AS DOUBLE)`
}

/** The most days for which a public authority might issue a server's certificate on that day; NULL before any limit was in force. */
export function validityLimit(before: Sql, fn: Dialect): Sql {
  const cases = newestFirst.map(({ from, days }) => sql`WHEN ${before} >= ${fn.timestamp(`${from}T00:00:00Z`)} THEN ${raw(String(days))}`)
  return sql`CASE ${join(cases, ' ')} END`
}
