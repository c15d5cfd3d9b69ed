import { raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'
import { asksAddresses, asksResolver } from './answers'
import { plainName } from './plain-name'

/** How long a client is taken to know a name for an address, in seconds from the answer: its TTL, at least `least`, at most `most`. */
export interface Decay {
  readonly least: number
  readonly most: number
}

/** A connection's time can lie before that of the answer that led to it, in microseconds: two logs, two analysers. */
const slack = raw('1000000')
const micros = (seconds: number) => raw(String(Math.round(seconds * 1e6)))

/**
 * The CTE `client_lookups`: client, address, name (as asked, in the form of `plainName`; aliases lead to it), replied (µs; ts + rtt, an unset rtt counts 0)
 * and ttl (µs; the smallest of the answer, for then the client must ask again), one row per answer that gave a client an address it is wanted for.
 * `dns` is the log; `wanted` a relation with distinct rows client, address, whatever else it tells of them is told here too. NetBIOS, mDNS and LLMNR are left out, answers without a time too.
 */
export function clientLookups(dns: Sql, wanted: Sql, fn: Dialect): Sql {
  return sql`client_lookups AS (
  SELECT wanted.*, ${plainName(sql`answered.name`)} AS name, answered.replied, answered.ttl
  FROM (
    SELECT replies.client, replies.name, replies.replied, replies.ttl, list.address
    FROM (
      SELECT id_orig_h AS client, query AS name, answers, ${fn.epochMicros(sql`ts`)} + coalesce(${fn.intervalMicros(sql`rtt`)}, 0) AS replied,
        ${fn.intervalMicros(fn.least(sql`ttls`))} AS ttl
      FROM ${dns} AS log
      WHERE query IS NOT NULL AND ts IS NOT NULL AND ${fn.size(sql`answers`)} > 0 AND ${asksAddresses} AND ${asksResolver}
    ) AS replies, ${fn.unnest({ address: sql`replies.answers` })} AS list
  ) AS answered
  JOIN ${wanted} AS wanted ON wanted.client = answered.client AND wanted.address = answered.address
)`
}

/**
 * The CTE `held`: client, address, name, held_from and held_until (µs): the unbroken times in which a client knew a name for an address.
 * A connection may have been led by every name whose time holds the connection's. `lookups` has the columns of `client_lookups`.
 *
 * From 1 s before each answer until its TTL, clamped, has passed; times that overlap are one. Browsers keep an address beyond its TTL.
 */
export function heldNames(lookups: Sql, { least, most }: Decay): Sql {
  const order = sql`PARTITION BY client, address, name ORDER BY held_from, held_until`
  return sql`holds AS (
  SELECT client, address, name, replied - ${slack} AS held_from,
    replied + CASE WHEN ttl > ${micros(most)} THEN ${micros(most)} WHEN ttl > ${micros(least)} THEN ttl ELSE ${micros(least)} END AS held_until
  FROM ${lookups} AS lookups
),
broken AS (
  SELECT client, address, name, held_from, held_until,
    CASE WHEN held_from <= max(held_until) OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
  FROM holds
),
runs AS (
  SELECT client, address, name, held_from, held_until, sum(begins) OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
  FROM broken
),
held AS (
  SELECT client, address, name, min(held_from) AS held_from, max(held_until) AS held_until
  FROM runs
  GROUP BY client, address, name, run
)`
}
