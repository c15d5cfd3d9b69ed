import type { QueryInput } from '../../hunt'
import { type Sql, sql } from '../../sql'
import { cacheFills } from './fills'
import type { Params } from './params'
import type { FluxRow } from './words'

const mostPoints = 600

/**
 * The fillings of one name, one row per filling and address: lane (network), at, address, ttl (s), fresh (first time that the name had
 * the address), fill (counts fillings in time), answers. The first 600 in time.
 */
export function lanes(row: FluxRow, { from, fn }: QueryInput<'dns', Params>): Sql {
  return sql`WITH ${cacheFills(sql`(SELECT * FROM ${from.dns} WHERE query = ${row.query})`, fn)},
numbered AS (
  SELECT addresses, first_at, ttl, answers, row_number() OVER (ORDER BY first_at, type, resolver, expires, address_set) AS fill
  FROM fills
),
held AS (
  SELECT fill, first_at, ttl, answers, list.address
  FROM numbered, ${fn.unnest({ address: sql`numbered.addresses` })} AS list
)
SELECT ${fn.networkOf(sql`address`)} AS lane, ${fn.fromMicros(sql`first_at`)} AS at, address, ttl / 1000000 AS ttl,
  row_number() OVER (PARTITION BY address ORDER BY fill) = 1 AS fresh, fill, answers
FROM held
ORDER BY fill, address
LIMIT ${mostPoints}`
}
