import type { QueryInput } from '../../hunt'
import { addressAnswers } from '../../names/answers'
import { cacheFills } from '../../names/fills'
import { ranked } from '../../reference/popularity'
import { raw, type Sql, sql } from '../../sql'
import { asked } from './asked'
import { churn } from './churn'
import { knownNames } from './known-names'
import type { Params } from './params'
import { spread } from './spread'
import { systems } from './systems'

const microsPerSecond = raw('1000000')
/** Behind every time. */
const noTime = raw('9223372036854775807')
const microsPerHour = raw('3600000000')
/** Holz et al., NDSS 2008: weights of an address and of an autonomous system. */
const perAddress = 1.32
const perSystem = 18.54

/**
 * CTEs over `fills`, `caches`, `sets` and `sightings`: `lived`, one row per name: ttl_min, ttl_median, ttl_max (s), first_at and
 * last_at (µs, when fills began); `turned`: fills, changes, churn, multi_cache (resolvers behind which several caches answer);
 * `begun`: addresses that the first fill of each type held; `later`: addresses first seen in the later half of the time.
 */
function totals({ fn }: QueryInput<'dns', Params>): Sql {
  return sql`lived AS (
  SELECT name, min(ttl) / ${microsPerSecond} AS ttl_min, ${fn.quantile(sql`ttl`, 0.5)} / ${microsPerSecond} AS ttl_median,
    max(ttl) / ${microsPerSecond} AS ttl_max, min(first_at) AS first_at, max(first_at) AS last_at
  FROM fills
  GROUP BY name
),
turned AS (
  SELECT name, CAST(sum(fills) AS BIGINT) AS fills, CAST(sum(changes) AS BIGINT) AS changes,
    sum(distance * fills) / sum(fills) FILTER (WHERE distance IS NOT NULL) AS churn, count(*) FILTER (WHERE many) AS multi_cache
  FROM caches
  GROUP BY name
),
starts AS (
  SELECT name, type, coalesce(first_at, ${noTime}) AS first_at, ${fn.size(sql`addresses`)} AS addresses
  FROM sets
),
begun AS (
  SELECT name, CAST(sum(addresses) AS BIGINT) AS addresses
  FROM (
    SELECT starts.name, starts.type, min(addresses) AS addresses
    FROM starts
    JOIN (SELECT name, type, min(first_at) AS first_at FROM starts GROUP BY name, type) AS earliest
      ON earliest.name = starts.name AND earliest.type = starts.type AND earliest.first_at = starts.first_at
    GROUP BY starts.name, starts.type
  ) AS first_sets
  GROUP BY name
),
shares AS (
  SELECT ttl_median, count(*) AS names, sum(count(*)) OVER () AS all_names
  FROM lived
  WHERE ttl_median IS NOT NULL
  GROUP BY ttl_median
),
later AS (
  SELECT lived.name, CASE WHEN count(lived.first_at) > 0
    THEN count(*) FILTER (WHERE sightings.first_at - lived.first_at > last_at - sightings.first_at) END AS late_addresses
  FROM lived
  JOIN listed ON listed.name = lived.name
  JOIN sightings ON sightings.query = listed.query
  GROUP BY lived.name
)`
}

/**
 * All names that addresses answered for, with every column of the hunt but the score, and, for its signals: late_addresses, families,
 * ttl_share (share of the listed names with the same TTL), hosts (clients in all), and what the name is known by. Names with fewer addresses than are
 * listed have no figures of fills.
 */
export function query(input: QueryInput<'dns', Params>): Sql {
  const { params, from, reference, fn } = input
  return sql`WITH ${addressAnswers(from.dns, fn)},
${spread(fn)},
listed AS (
  SELECT row_number() OVER (ORDER BY query) AS name, query
  FROM spread
  WHERE addresses >= ${params.min_addresses}
),
${cacheFills(sql`listed`, fn)},
${churn(fn)},
${totals(input)},
${asked(input)},
${knownNames(input)},
${ranked(sql`listed`, reference, fn)},
${systems(reference)}
SELECT spread.query, spread.addresses, networks, asns, fills, changes, churn,
  CASE WHEN fills >= 2 AND last_at > first_at
    THEN (spread.addresses - begun.addresses) * ${microsPerHour} / CAST(last_at - first_at AS DOUBLE) END AS new_per_hour,
  ttl_min, lived.ttl_median, ttl_max, diversity,
  CASE WHEN ipv4 > 0 THEN ${perAddress} * ipv4 + ${perSystem} * coalesce(ipv4_asns, ipv4_networks) END AS flux_score,
  CASE WHEN ipv4 > 0 THEN CASE WHEN asns IS NULL THEN 'prefix' ELSE 'asn' END END AS flux_basis,
  clients, resolvers, outside_resolvers, nxdomain, first_seen, last_seen, records, multi_cache, families, late_addresses,
  (SELECT hosts FROM census) AS hosts,
  shares.names / CAST(shares.all_names AS DOUBLE) AS ttl_share, coalesce((SELECT max(all_names) FROM shares), 0) AS names_with_ttl,
  pool, content_network, own_suffix, ranked.rank AS popular_rank, ranked.list AS popular_list,
  CASE WHEN spread.addresses < ${params.min_addresses} THEN 'few_addresses' END AS hidden_by
FROM spread
JOIN asked ON asked.query = spread.query
LEFT JOIN listed ON listed.query = spread.query
LEFT JOIN lived ON lived.name = listed.name
LEFT JOIN shares ON shares.ttl_median = lived.ttl_median
LEFT JOIN turned ON turned.name = listed.name
LEFT JOIN begun ON begun.name = listed.name
LEFT JOIN later ON later.name = listed.name
LEFT JOIN known ON known.query = spread.query
LEFT JOIN ranked ON ranked.query = spread.query
LEFT JOIN systems ON systems.query = spread.query`
}
