import type { QueryInput } from '../../hunt'
import { lies, placing, specialNetworks } from '../../reference/networks'
import { raw, type Sql, sql } from '../../sql'
import type { Params } from './params'

/** A recursor at work asks without recursion desired, or gets the zone's own answer. */
export const byClient = sql`coalesce(aa, FALSE) = FALSE AND coalesce(rd, TRUE)`
const overDns = sql`(id_resp_p IS NULL OR id_resp_p = ${raw('53')})`
/** RFC 1035, RFC 2308: the name does not exist. */
const nxdomain = raw('3')

/**
 * CTEs up to `asked`, one row per name: query, records, first_seen, last_seen, clients, resolvers, outside_resolvers, nxdomain; all records
 * of the name count, also those without an address. `census`: clients of the whole scope, one row.
 * A resolver is outside when it is asked on port 53, is no multicast or broadcast address, lies inside none of the own networks and has few clients.
 */
export function asked({ params, from, reference, fn }: QueryInput<'dns', Params>): Sql {
  const own = placing(params.own_networks, reference, fn).inside(sql`resolver`)
  return sql`users AS (
  SELECT id_resp_h AS resolver, count(DISTINCT id_orig_h) AS users
  FROM ${from.dns}
  WHERE ${overDns} AND ${byClient}
  GROUP BY id_resp_h
),
outside AS (
  SELECT resolver
  FROM users
  WHERE users <= ${params.outside_users} AND NOT ${own} AND NOT ${lies(sql`resolver`, specialNetworks, fn)}
),
census AS (
  SELECT count(DISTINCT id_orig_h) AS hosts
  FROM ${from.dns}
  WHERE ${byClient}
),
lookups AS (
  SELECT query, count(*) AS records, min(ts) AS first_seen, max(ts) AS last_seen, count(DISTINCT CASE WHEN ${byClient} THEN id_orig_h END) AS clients,
    count(*) FILTER (WHERE rcode = ${nxdomain} OR (rcode IS NULL AND rcode_name = 'NXDOMAIN')) AS nxdomain
  FROM ${from.dns}
  WHERE query IS NOT NULL
  GROUP BY query
),
ways AS (
  SELECT query, id_resp_h AS resolver, count(*) FILTER (WHERE ${overDns}) > 0 AS over_dns
  FROM ${from.dns}
  WHERE query IS NOT NULL AND ${byClient}
  GROUP BY query, id_resp_h
),
served AS (
  SELECT query, count(ways.resolver) AS resolvers, count(*) FILTER (WHERE over_dns AND outside.resolver IS NOT NULL) AS outside_resolvers
  FROM ways
  LEFT JOIN outside ON outside.resolver = ways.resolver
  GROUP BY query
),
asked AS (
  SELECT lookups.query, records, first_seen, last_seen, clients, nxdomain, coalesce(resolvers, 0) AS resolvers,
    coalesce(outside_resolvers, 0) AS outside_resolvers
  FROM lookups
  LEFT JOIN served ON served.query = lookups.query
)`
}
