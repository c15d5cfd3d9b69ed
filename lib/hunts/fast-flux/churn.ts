import type { Dialect } from '../../hunt'
import { type Sql, sql } from '../../sql'

/** Caches behind one resolver's address that are told apart; more look like this many. */
const mostCaches = 8

/**
 * CTEs over `sets` and `fills`: `caches`, one row per resolver, name and type: series, name, fills, changes, distance (mean of
 * 1 − Jaccard between successive fills, NULL without any), many (whether several caches answer in turn).
 *
 * Where all fills of a series have one set and one answer each, none can lie beside or differ from another: it is not looked at further.
 * The fill before is the one that this one took the place of. Where a fill is answered from again after the next one began, two caches stand
 * behind the resolver's address. In such a series a fill may follow any of as many ended fills as there were caches at once, and
 * is compared with the one that is most like it: caches that each keep their set do not change, sets that are new in every cache do.
 * A fill that began beside all others has none before it.
 */
export function churn(fn: Dialect): Sql {
  const shared = fn.shared(sql`one.addresses`, sql`other.addresses`)
  const order = sql`PARTITION BY fills.series ORDER BY fills.first_at, ${fn.joined(sql`addresses`, ' ')}, expires`
  return sql`totals AS (
  SELECT series, any_value(name) AS name, count(*) AS fills, max(last_at - first_at) > 0 OR min(holding) < max(holding) AS open
  FROM fills
  GROUP BY series
),
ordered AS (
  SELECT fills.series, fills.holding, fills.first_at, last_at, row_number() OVER (${order}) AS place, ${fn.lag(sql`fills.holding`, order)} AS holding_before,
    coalesce(max(last_at) OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > fills.first_at, FALSE) AS beside
  FROM fills
  JOIN totals ON totals.series = fills.series
  JOIN sets ON sets.holding = fills.holding
  WHERE open
),
several AS (
  SELECT series
  FROM ordered
  GROUP BY series
  HAVING count(*) FILTER (WHERE beside) > 0
),
placed_fills AS (
  SELECT ordered.series, holding, first_at, last_at, place
  FROM ordered
  JOIN several ON several.series = ordered.series
),
neighbours AS (
  SELECT later.series, later.place, later.holding, earlier.holding AS holding_before, back,
    coalesce(earlier.last_at > later.first_at, FALSE) AS beside
  FROM (SELECT series, place, holding, first_at, back, place - back AS place_before
    FROM placed_fills, ${fn.numbers(mostCaches)} AS steps(back)) AS later
  JOIN placed_fills AS earlier ON earlier.series = later.series AND earlier.place = later.place_before
),
at_once AS (
  SELECT series, 1 + max(others) AS most
  FROM (SELECT series, place, count(*) FILTER (WHERE beside) AS others FROM neighbours GROUP BY series, place) AS each
  GROUP BY series
),
candidates AS (
  SELECT series, place, holding, holding_before, row_number() OVER (PARTITION BY series, place ORDER BY back) AS nearness
  FROM neighbours
  WHERE NOT beside
),
possible AS (
  SELECT candidates.series, place, holding, holding_before
  FROM candidates
  JOIN at_once ON at_once.series = candidates.series
  WHERE nearness <= most
),
direct AS (
  SELECT ordered.series, holding, holding_before, count(*) AS times
  FROM ordered
  LEFT JOIN several ON several.series = ordered.series
  WHERE several.series IS NULL AND holding_before IS NOT NULL
  GROUP BY ordered.series, holding, holding_before
),
distances AS (
  SELECT pairs.holding, pairs.holding_before,
    1 - ${shared} / CAST(${fn.size(sql`one.addresses`)} + ${fn.size(sql`other.addresses`)} - ${shared} AS DOUBLE) AS distance
  FROM (
    SELECT holding, holding_before FROM direct WHERE holding <> holding_before
    UNION
    SELECT holding, holding_before FROM possible WHERE holding <> holding_before
  ) AS pairs
  JOIN sets AS one ON one.holding = pairs.holding
  JOIN sets AS other ON other.holding = pairs.holding_before
),
moved AS (
  SELECT direct.series, times, coalesce(distance, 0) AS distance
  FROM direct
  LEFT JOIN distances ON distances.holding = direct.holding AND distances.holding_before = direct.holding_before
  UNION ALL
  SELECT possible.series, 1 AS times, min(coalesce(distance, 0)) AS distance
  FROM possible
  LEFT JOIN distances ON distances.holding = possible.holding AND distances.holding_before = possible.holding_before
  GROUP BY possible.series, place
),
compared AS (
  SELECT series, sum(times) FILTER (WHERE distance > 0) AS changes, sum(times * distance) / sum(times) AS distance
  FROM moved
  GROUP BY series
),
caches AS (
  SELECT totals.series, name, fills, several.series IS NOT NULL AS many, coalesce(changes, 0) AS changes,
    CASE WHEN open THEN distance WHEN fills > 1 THEN 0 END AS distance
  FROM totals
  LEFT JOIN compared ON compared.series = totals.series
  LEFT JOIN several ON several.series = totals.series
)`
}
