import type { QueryInput } from '../../hunt'
import { join, type Sql, sql } from '../../sql'
import { agreement, cacheFills } from './fills'
import { knownNames } from './known-names'
import type { Params } from './params'

type Input = QueryInput<'dns', Params>

const microsPerHour = 3_600_000_000
/** Holz et al., NDSS 2008: weights of addresses and autonomous systems. */
const perAddress = 1.32
const perSystem = 18.54

/** A recursor at work asks without recursion desired, or gets the zone's own answer. */
const byClient = sql`coalesce(aa, FALSE) = FALSE AND coalesce(rd, TRUE)`

function outside({ params, from, fn }: Input): Sql {
  const own = params.own_networks.map((network) => sql`NOT ${fn.inNetwork(sql`resolver`, network)}`)
  const group = ['224.0.0.0/4', 'ff00::/8'].map((network) => sql`NOT ${fn.inNetwork(sql`resolver`, network)}`)
  return sql`users AS (
  SELECT id_resp_h AS resolver, count(DISTINCT id_orig_h) AS users
  FROM ${from.dns}
  WHERE id_resp_p = 53 AND ${byClient} AND id_resp_h <> '255.255.255.255'
  GROUP BY id_resp_h
),
outside AS (
  SELECT resolver
  FROM users
  WHERE users <= ${params.outside_users} AND ${join([...own, ...group], ' AND ')}
)`
}

/**
 * All names that addresses answered for, with every column of the hunt but the score, and, for its signals: records, multi_cache
 * (fillings that began while another set was still valid), both_families, largest_network (share of
 * addresses in one network), hosts (clients in all).
 */
export function query(input: Input): Sql {
  const { params, from, fn } = input
  const ordered = sql`PARTITION BY query, type, resolver ORDER BY first_at, expires, address_set`
  return sql`WITH ${cacheFills(from.dns, fn)},
${outside(input)},
asked AS (
  SELECT query, count(*) AS records, min(ts) AS first_seen, max(ts) AS last_seen,
    count(DISTINCT CASE WHEN ${byClient} THEN id_orig_h END) AS clients,
    count(DISTINCT CASE WHEN ${byClient} THEN id_resp_h END) AS resolvers,
    count(DISTINCT CASE WHEN ${byClient} AND id_resp_p = 53 THEN outside.resolver END) AS outside_resolvers,
    count(*) FILTER (WHERE rcode_name = 'NXDOMAIN') AS nxdomain
  FROM ${from.dns} AS dns
  LEFT JOIN outside ON outside.resolver = id_resp_h
  WHERE query IS NOT NULL
  GROUP BY query
),
answered AS (
  SELECT query, type, addresses, min(replied) AS first_at
  FROM replies
  GROUP BY query, type, addresses
),
held AS (
  SELECT query, type, address, min(first_at) AS first_at
  FROM (SELECT query, type, first_at, list.address FROM answered, ${fn.unnest({ address: sql`answered.addresses` })} AS list) AS each
  GROUP BY query, type, address
),
begun AS (
  SELECT query, type, min(first_at) AS first_at
  FROM held
  GROUP BY query, type
),
placed AS (
  SELECT held.query, held.type, ${fn.networkOf(sql`address`)} AS network, count(*) AS addresses,
    count(*) FILTER (WHERE held.first_at > begun.first_at) AS fresh
  FROM held
  JOIN begun USING (query, type)
  GROUP BY held.query, held.type, network
),
spread AS (
  SELECT query, CAST(sum(addresses) AS BIGINT) AS addresses, count(*) AS networks, CAST(sum(fresh) AS BIGINT) AS fresh,
    max(addresses) AS largest, sum(addresses * log2(addresses)) AS weight,
    CAST(sum(addresses) FILTER (WHERE type = 'A') AS BIGINT) AS ipv4, count(*) FILTER (WHERE type = 'A') AS ipv4_networks,
    count(DISTINCT type) AS families
  FROM placed
  GROUP BY query
),
stepped AS (
  SELECT query, type, resolver, addresses, address_set, first_at, ttl,
    ${fn.lag(sql`addresses`, ordered)} AS before,
    ${fn.lag(sql`address_set`, ordered)} AS set_before,
    max(expires) OVER (${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS valid_until
  FROM fills
),
compared AS (
  SELECT query, type, resolver, first_at, ttl,
    set_before IS NOT NULL AND set_before <> address_set AS changed,
    set_before <> address_set AND first_at + ${agreement} < valid_until AS beside,
    CASE
      WHEN set_before IS NULL THEN NULL
      WHEN set_before = address_set THEN 0
      ELSE 1 - ${fn.shared(sql`addresses`, sql`before`)}
        / CAST(${fn.size(sql`addresses`)} + ${fn.size(sql`before`)} - ${fn.shared(sql`addresses`, sql`before`)} AS DOUBLE)
    END AS distance
  FROM stepped
),
caches AS (
  SELECT query, count(*) AS fills, count(*) FILTER (WHERE changed) AS changes, count(*) FILTER (WHERE beside) AS multi_cache,
    avg(distance) AS distance, min(first_at) AS first_at, max(first_at) AS last_at
  FROM compared
  GROUP BY query, type, resolver
),
churned AS (
  SELECT query, CAST(sum(fills) AS BIGINT) AS fills, CAST(sum(changes) AS BIGINT) AS changes,
    CAST(sum(multi_cache) AS BIGINT) AS multi_cache,
    sum(distance * fills) / sum(fills) FILTER (WHERE distance IS NOT NULL) AS churn,
    min(first_at) AS first_at, max(last_at) AS last_at
  FROM caches
  GROUP BY query
),
lived AS (
  SELECT query, min(ttl) / 1000000 AS ttl_min, ${fn.quantile(sql`ttl`, 0.5)} / 1000000 AS ttl_median, max(ttl) / 1000000 AS ttl_max
  FROM fills
  GROUP BY query
)${knownNames(input)}
SELECT spread.query, spread.addresses, networks, CAST(NULL AS BIGINT) AS asns, coalesce(fills, 0) AS fills, coalesce(changes, 0) AS changes, churn,
  CASE WHEN fills >= 2 AND last_at > first_at THEN fresh * ${microsPerHour} / CAST(last_at - first_at AS DOUBLE) END AS new_per_hour,
  ttl_min, ttl_median, ttl_max,
  CASE WHEN spread.addresses >= 2 THEN (log2(spread.addresses) - weight / spread.addresses) / log2(spread.addresses) END AS diversity,
  CASE WHEN ipv4 > 0 THEN round(${perAddress} * ipv4 + ${perSystem} * ipv4_networks, 2) END AS flux_score,
  CASE WHEN ipv4 > 0 THEN 'prefix' END AS flux_basis,
  clients, resolvers, outside_resolvers, nxdomain, first_seen, last_seen,
  records, (SELECT count(DISTINCT id_orig_h) FROM ${from.dns} WHERE ${byClient}) AS hosts, coalesce(multi_cache, 0) AS multi_cache, CASE WHEN families > 1 THEN 'A, AAAA' ELSE 'one' END AS both_families,
  CAST(largest AS DOUBLE) / spread.addresses AS largest_network, pool, content_network, own_suffix, special,
  CASE WHEN spread.addresses < ${params.min_addresses} THEN 'few_addresses' END AS hidden_by
FROM spread
JOIN asked ON asked.query = spread.query
LEFT JOIN churned ON churned.query = spread.query
LEFT JOIN lived ON lived.query = spread.query
LEFT JOIN known ON known.query = spread.query`
}
