import type { Dialect } from '../../hunt'
import { type Sql, sql } from '../../sql'

/**
 * CTEs over `answered`: `sightings`, one row per name, type and address: first_at (µs) and network; `spread`, one row per name: query,
 * addresses, networks, families, largest (addresses in its largest network), diversity, ipv4 and ipv4_networks (of IPv4 addresses only).
 *
 * Diversity is the entropy of the networks over log2 of the addresses, NULL under two (Perdisci 2009, as the authors' FluxBuster computes it);
 * of one network it is nought, where rounding would leave a trace.
 */
export function spread(fn: Dialect): Sql {
  return sql`sightings AS (
  SELECT query, type, address, first_at, ${fn.networkOf(sql`address`)} AS network
  FROM (
    SELECT query, type, list.address, min(first_at) AS first_at
    FROM answered, ${fn.unnest({ address: sql`answered.addresses` })} AS list
    GROUP BY query, type, list.address
  ) AS each
),
placed AS (
  SELECT query, type, network, count(*) AS addresses
  FROM sightings
  GROUP BY query, type, network
),
spread AS (
  SELECT query, addresses, networks, families, largest, ipv4, ipv4_networks,
    CASE WHEN addresses >= 2 THEN CASE WHEN networks = 1 THEN 0 ELSE (log2(addresses) - weight / addresses) / log2(addresses) END END AS diversity
  FROM (
    SELECT query, CAST(sum(addresses) AS BIGINT) AS addresses, count(*) AS networks, count(DISTINCT type) AS families,
      max(addresses) AS largest, sum(addresses * log2(addresses)) AS weight,
      CAST(coalesce(sum(addresses) FILTER (WHERE type = 'A'), 0) AS BIGINT) AS ipv4, count(*) FILTER (WHERE type = 'A') AS ipv4_networks
    FROM placed
    GROUP BY query
  ) AS counted
)`
}
