import type { QueryInput } from '../../hunt'
import { addressAnswers } from '../../names/answers'
import { cacheFills } from '../../names/fills'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'
import type { FluxRow } from './words'

/** One more than is drawn, so that it can be told that there are more. */
const mostPoints = 601

/**
 * The fills of one name, one row per fill and address: lane (network), at, address, ttl (s), fresh (first time that the name had
 * the address), fill (counts fills in time), answers. The first ones in time.
 */
export function lanes(row: FluxRow, { from, fn }: QueryInput<'dns', Params>): Sql {
  return sql`WITH ${addressAnswers(sql`(SELECT * FROM ${from.dns} WHERE query = ${row.query})`, fn)},
names AS (
  SELECT CAST(1 AS BIGINT) AS name, query
  FROM answered
  GROUP BY query
),
${cacheFills(sql`names`, fn)},
numbered_fills AS (
  SELECT addresses, fills.first_at, ttl, answers, row_number() OVER (ORDER BY fills.first_at, expires, fills.holding) AS fill
  FROM fills
  JOIN sets ON sets.holding = fills.holding
),
held AS (
  SELECT fill, first_at, ttl, answers, list.address
  FROM numbered_fills, ${fn.unnest({ address: sql`numbered_fills.addresses` })} AS list
)
SELECT ${fn.networkOf(sql`address`)} AS lane, ${fn.fromMicros(sql`first_at`)} AS at, address, ttl / 1000000 AS ttl,
  row_number() OVER (PARTITION BY address ORDER BY fill) = 1 AS fresh, fill, answers
FROM held
ORDER BY fill, address
LIMIT ${mostPoints}`
}
