import type { QueryInput } from '../../hunt'
import { addressAnswers } from '../../names/answers'
import { cacheFills } from '../../names/fills'
import { join, raw, type Sql, sql } from '../../sql'
import type { Params } from './params'
import type { FluxRow } from './words'

const number = (n: number) => raw(String(n))

/** As many points as a chart draws; more are summed into bins. */
const mostPoints = number(600)
const mostBins = 50
/** Networks with a lane of their own where points are summed, so that lanes times bins stay within the points; one more lane holds all others. */
const ownLanes = number(11)

const minute = 60_000_000
const hour = 60 * minute
const day = 24 * hour
/** Widths of a bin in µs, by the clock. */
const widths = [...[1, 2, 5, 10, 15, 30].map((n) => n * minute), ...[1, 2, 3, 6, 12].map((n) => n * hour), day]

/** The least of the widths that parts a span (µs) into few enough bins; beyond them whole days. The first and the last bin may be cut by the clock. */
function binWidth(span: Sql): Sql {
  const least = sql`${span} / CAST(${number(mostBins - 2)} AS DOUBLE)`
  const cases = widths.map((width) => sql`WHEN ${least} <= ${number(width)} THEN ${number(width)}`)
  return sql`CASE ${join(cases, ' ')} ELSE CAST(ceil(${least} / ${number(day)}) AS BIGINT) * ${number(day)} END`
}

/**
 * The fills of one name over time, as at most 600 points that stand for all of them: lane (network), at, address, addresses, fresh (how many
 * of these the name had for the first time), ttl (s, the shortest), fills, moment (a number that points of one time share), bin (s).
 * Where 600 suffice, a point is one address of one fill, a moment is a fill and bin is NULL. Otherwise a point is what a network's fills
 * within one bin held, address is NULL, `at` is where the bin begins, and the networks after the first eleven share a lane.
 */
export function lanes(row: FluxRow, { from, fn }: QueryInput<'dns' | 'ssl', Params>): Sql {
  return sql`WITH ${addressAnswers(sql`(SELECT * FROM ${from.dns} WHERE query = ${row.query})`, fn)},
names AS (
  SELECT CAST(1 AS BIGINT) AS name, query
  FROM answered
  GROUP BY query
),
${cacheFills(sql`names`, fn)},
numbered_fills AS (
  SELECT addresses, fills.first_at, fills.ttl, row_number() OVER (ORDER BY fills.first_at, expires, ${fn.joined(sql`addresses`, ' ')}) AS fill
  FROM fills
  JOIN sets ON sets.holding = fills.holding
),
held AS (
  SELECT fill, first_at, ttl, list.address, ${fn.networkOf(sql`list.address`)} AS network,
    row_number() OVER (PARTITION BY list.address ORDER BY fill) = 1 AS is_fresh
  FROM numbered_fills, ${fn.unnest({ address: sql`numbered_fills.addresses` })} AS list
),
extent AS (
  SELECT CASE WHEN count(*) > ${mostPoints} THEN ${binWidth(sql`(max(first_at) - min(first_at))`)} END AS bin
  FROM held
),
networks AS (
  SELECT network, row_number() OVER (ORDER BY min(fill), network) AS place, count(*) OVER () AS networks
  FROM held
  GROUP BY network
),
marks AS (
  SELECT fill, ttl, address AS seen, is_fresh, bin, CASE WHEN bin IS NULL THEN address END AS one,
    CASE WHEN bin IS NULL THEN fill ELSE first_at // bin END AS moment, CASE WHEN bin IS NULL THEN first_at ELSE first_at // bin * bin END AS begun,
    CASE WHEN bin IS NOT NULL AND networks > ${ownLanes} + 1 AND place > ${ownLanes} THEN (networks - ${ownLanes}) || ' more' ELSE held.network END AS lane
  FROM held
  JOIN networks ON networks.network = held.network
  CROSS JOIN extent
)
SELECT lane, ${fn.fromMicros(sql`begun`)} AS at, one AS address, count(DISTINCT seen) AS addresses, count(*) FILTER (WHERE is_fresh) AS fresh,
  min(ttl) / ${number(1_000_000)} AS ttl, count(DISTINCT fill) AS fills, moment, bin / ${number(1_000_000)} AS bin
FROM marks
GROUP BY lane, begun, one, moment, bin
ORDER BY moment, lane, one`
}
