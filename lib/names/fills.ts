import { raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** A cache counts in whole seconds, and one sensor's clock tells when: expiries of one fill agree within this, in microseconds. */
const agreementMicros = 2_000_000
const agreement = raw(String(agreementMicros))

/** Answers whose expiries drift without a break are walked through in lots of this many, so that the work grows with their number only. */
const lot = raw('512')

/** Room for the sets of one name beside its own number in a 64-bit number. */
const room = raw(String(2 ** 32))

/**
 * CTEs over `answered`, limited to the names in the relation `listed` (name, a number, and query), up to `fills`.
 * `sets`: one row per address set that a resolver gave for a name and type: holding (its number), series (number of name, type and
 * resolver), name, query, type, resolver, addresses and first_at (µs, of its first answer).
 * `fills`: one row per fill of a resolver's cache: name, series, holding, first_at and last_at (µs, of its answers), ttl (µs, the largest
 * seen, so the nearest to what the zone says; the smallest over the address records of an answer, never an alias's), expires (µs, the first), answers.
 *
 * An answer belongs to the fill of the same address set whose *first* expiry lies within 2 s of its own (RFC 1035: a cache counts the TTL
 * down, so the expiry stays), the oldest where two are that near. A fill is looked for among all that are still valid, not only the last one,
 * since several caches can answer behind one address. Most answers are alone within 2 s of their expiry and a fill of their own. The others
 * are split where more than 2 s lie between neighbours; a run no longer than 2 s is one fill, whatever its order. Longer runs (a TTL that
 * never counts down, asked every second) are walked through in the order of the replies, 512 at a time: each lot can cut one fill in two, of
 * the same set, and never joins two. Answers without a time or a TTL show only their set: one fill for each, of which only the beginning is known.
 */
export function cacheFills(listed: Sql, fn: Dialect): Sql {
  const expiry = sql`PARTITION BY holding ORDER BY expires`
  return sql`resolvers AS (
  SELECT resolver, row_number() OVER () AS number
  FROM answered
  GROUP BY resolver
),
sets AS (
  SELECT row_number() OVER () AS holding, name * ${room} + number * 2 + CASE WHEN type = 'A' THEN 0 ELSE 1 END AS series, name, answered.query, type,
    answered.resolver, addresses, first_at, replied, ttl
  FROM answered
  JOIN ${listed} AS listed ON listed.query = answered.query
  JOIN resolvers ON resolvers.resolver = answered.resolver
  WHERE ${fn.size(sql`addresses`)} > 0
),
timed AS (
  SELECT name, holding, series, list.replied, list.ttl, list.replied + list.ttl AS expires
  FROM sets, ${fn.unnest({ replied: sql`sets.replied`, ttl: sql`sets.ttl` })} AS list
),
spaced AS (
  SELECT name, holding, series, replied, ttl, expires,
    coalesce(expires - ${fn.lag(sql`expires`, expiry)} <= ${agreement}, FALSE) AS near_before,
    coalesce(${fn.lead(sql`expires`, expiry)} - expires <= ${agreement}, FALSE) AS near_after
  FROM timed
  WHERE expires IS NOT NULL
),
chained AS (
  SELECT name, holding, series, replied, ttl, expires,
    sum(CASE WHEN near_before THEN 0 ELSE 1 END) OVER (${expiry} RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS chain
  FROM spaced
  WHERE near_before OR near_after
),
chains AS (
  SELECT holding, chain, any_value(series) AS series, any_value(name) AS name, min(replied) AS first_at, max(replied) AS last_at, max(ttl) AS ttl,
    min(expires) AS first_expiry, max(expires) AS last_expiry, count(*) AS answers
  FROM chained
  GROUP BY holding, chain
),
drifting AS (
  SELECT chained.holding, chained.chain, chained.series, chained.name, replied, chained.ttl, expires,
    (row_number() OVER (PARTITION BY chained.holding, chained.chain ORDER BY replied, expires) - 1) // ${lot} AS part
  FROM chained
  JOIN chains ON chains.holding = chained.holding AND chains.chain = chained.chain
  WHERE last_expiry - first_expiry > ${agreement}
),
parted AS (
  SELECT holding, chain, part, ${fn.anchors(fn.inOrder(sql`expires`, sql`replied, expires`), agreementMicros)} AS anchors
  FROM drifting
  GROUP BY holding, chain, part
),
anchored AS (
  SELECT name, drifting.holding, series, drifting.chain, drifting.part, replied, ttl,
    ${fn.at(
      fn.filter(sql`anchors`, (anchor) => sql`abs(${anchor} - expires) <= ${agreement}`),
      raw('1'),
    )} AS anchor
  FROM drifting
  JOIN parted ON parted.holding = drifting.holding AND parted.chain = drifting.chain AND parted.part = drifting.part
),
fills AS (
  SELECT name, series, holding, replied AS first_at, replied AS last_at, ttl, expires, 1 AS answers
  FROM spaced
  WHERE NOT near_before AND NOT near_after
  UNION ALL
  SELECT name, series, holding, first_at, last_at, ttl, first_expiry AS expires, answers
  FROM chains
  WHERE last_expiry - first_expiry <= ${agreement}
  UNION ALL
  SELECT any_value(name) AS name, any_value(series) AS series, holding, min(replied) AS first_at, min(replied) AS last_at, max(ttl) AS ttl,
    CAST(NULL AS BIGINT) AS expires, count(*) AS answers
  FROM timed
  WHERE expires IS NULL
  GROUP BY holding
  UNION ALL
  SELECT any_value(name) AS name, any_value(series) AS series, holding, min(replied) AS first_at, max(replied) AS last_at, max(ttl) AS ttl,
    anchor AS expires, count(*) AS answers
  FROM anchored
  GROUP BY holding, chain, part, anchor
)`
}
