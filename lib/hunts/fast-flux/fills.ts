import type { Dialect } from '../../hunt'
import { type Sql, sql } from '../../sql'

/** A cache counts in whole seconds and one sensor's clock tells when: expiries of one filling agree within this, in microseconds. */
export const agreement = 2_000_000

const types = { A: 1, AAAA: 28, any: 255 } as const
/** NetBIOS, mDNS and LLMNR share the log but ask no resolver. */
export const localPorts = [137, 5353, 5355] as const
const asksResolver = sql`(id_resp_p IS NULL OR id_resp_p NOT IN (${localPorts[0]}, ${localPorts[1]}, ${localPorts[2]}))`

/**
 * Records that answered with addresses: query, type (`A`, `AAAA`), resolver, replied (µs; the reply comes rtt after ts, an unset rtt
 * counts 0), ttl (µs; the smallest over the address records, never an alias's), addresses (sorted), address_set (the same as text).
 * An answer counts for one family only: that of its question, or, where the question was not seen, IPv4 before IPv6.
 */
export function replies(dns: Sql, fn: Dialect): Sql {
  const family = (is: (text: Sql) => Sql) => sql`${fn.filter(sql`answers`, (answer) => is(answer))}`
  const ttls = (is: (text: Sql) => Sql) => fn.least(fn.filter(sql`ttls`, (_, position) => is(fn.at(sql`answers`, position))))
  const any = (is: (text: Sql) => Sql) => sql`${fn.size(family(is))} > 0`
  return sql`SELECT query, type, resolver, replied, ttl, replied + ttl AS expires, addresses, ${fn.joined(sql`addresses`, ' ')} AS address_set
FROM (
  SELECT query, type, id_resp_h AS resolver,
    ${fn.epochMicros(sql`ts`)} + CAST(coalesce(rtt, 0) * 1000000 AS BIGINT) AS replied,
    CAST(CASE type WHEN 'A' THEN ${ttls(fn.isIPv4)} WHEN 'AAAA' THEN ${ttls(fn.isIPv6)} END * 1000000 AS BIGINT) AS ttl,
    ${fn.sorted(sql`CASE type WHEN 'A' THEN ${family(fn.isIPv4)} WHEN 'AAAA' THEN ${family(fn.isIPv6)} END`)} AS addresses
  FROM (
    SELECT query, ts, rtt, id_resp_h, answers, ttls,
      CASE
        WHEN qtype = ${types.A} THEN 'A'
        WHEN qtype = ${types.AAAA} THEN 'AAAA'
        WHEN (qtype IS NULL OR qtype = ${types.any}) AND ${any(fn.isIPv4)} THEN 'A'
        WHEN (qtype IS NULL OR qtype = ${types.any}) AND ${any(fn.isIPv6)} THEN 'AAAA'
      END AS type
    FROM ${dns}
    WHERE query IS NOT NULL AND ${fn.size(sql`answers`)} > 0 AND ${asksResolver}
  ) AS typed
  WHERE type IS NOT NULL
) AS answered
WHERE ${fn.size(sql`addresses`)} > 0`
}

const group = sql`query, type, resolver, address_set`

/**
 * The CTEs `replies` to `fills`. One row of `fills` per filling of a resolver's cache: query, type, resolver, addresses, address_set,
 * first_at and last_at (µs, of its answers), ttl (µs, the largest seen, so the nearest to what the zone says), expires (µs), answers.
 *
 * An answer belongs to the filling whose *first* expiry is within 2 s of its own and whose address set is the same (RFC 1035: a cache
 * counts the TTL down, so expiry stays). Expiries are split where more than 2 s lie between neighbours; a run no longer than 2 s is one
 * filling whatever its order. Only longer runs, where expiries drift, are walked through in the order of the replies.
 * Answers without a time or a TTL cannot be laid to a filling.
 */
export function cacheFills(dns: Sql, fn: Dialect): Sql {
  return sql`replies AS (
${replies(dns, fn)}
),
spaced AS (
  SELECT ${group}, addresses, replied, ttl, expires,
    CASE WHEN expires - ${fn.lag(sql`expires`, sql`PARTITION BY ${group} ORDER BY expires`)} > ${agreement} THEN 1 ELSE 0 END AS apart
  FROM replies
  WHERE expires IS NOT NULL
),
chained AS (
  SELECT ${group}, addresses, replied, ttl, expires,
    sum(apart) OVER (PARTITION BY ${group} ORDER BY expires ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS chain
  FROM spaced
),
chains AS (
  SELECT ${group}, chain, min(addresses) AS addresses, min(replied) AS first_at, max(replied) AS last_at, max(ttl) AS ttl,
    min(expires) AS expires, max(expires) AS until, count(*) AS answers
  FROM chained
  GROUP BY ${group}, chain
),
drifting AS (
  SELECT ${group}, chain, ${fn.anchors(fn.inOrder(sql`expires`, sql`replied, expires`), agreement)} AS anchors
  FROM chained
  JOIN (SELECT ${group}, chain FROM chains WHERE until - expires > ${agreement}) AS long USING (${group}, chain)
  GROUP BY ${group}, chain
),
anchored AS (
  SELECT ${group}, addresses, replied, ttl,
    ${fn.at(
      fn.filter(sql`anchors`, (anchor) => sql`abs(${anchor} - expires) <= ${agreement}`),
      sql`1`,
    )} AS expires
  FROM chained
  JOIN drifting USING (${group}, chain)
),
fills AS (
  SELECT ${group}, addresses, first_at, last_at, ttl, expires, answers
  FROM chains
  WHERE until - expires <= ${agreement}
  UNION ALL
  SELECT ${group}, min(addresses) AS addresses, min(replied) AS first_at, max(replied) AS last_at, max(ttl) AS ttl, expires, count(*) AS answers
  FROM anchored
  GROUP BY ${group}, expires
)`
}
