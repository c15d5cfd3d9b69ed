import type { Reference } from '../../hunt'
import { type Sql, sql } from '../../sql'

/**
 * The CTE `systems` over `sightings`, one row per name: asns (distinct autonomous systems of its addresses, as far as the list knows them)
 * and ipv4_asns (of its IPv4 addresses alone, as in Holz 2008). No rows without an ASN list.
 */
export function systems({ asn }: Reference): Sql {
  return sql`systems AS (
  SELECT query, count(DISTINCT known.asn) AS asns, count(DISTINCT CASE WHEN type = 'A' THEN known.asn END) AS ipv4_asns
  FROM sightings
  JOIN ${asn} AS known ON known.address = sightings.address
  GROUP BY query
)`
}
