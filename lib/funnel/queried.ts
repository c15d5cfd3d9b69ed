import type { Dialect, From, Reference } from '../hunt'
import { categories } from '../reference/categories'
import { lies } from '../reference/networks'
import { ranks } from '../reference/popularity'
import { nameParts, registrable } from '../reference/registrable'
import { dynamicDns, ownSuffixes } from '../reference/suffixes'
import { type Sql, sql } from '../sql'

/**
 * One row per name that `dns` asks for, whatever its spelling: name, domain (its registrable part), counts (a domain that the world shares),
 * clients, chosen_clients (those in `networks`), records, first_seen, last_seen, rank, rank_list, category, category_list.
 *
 * A name counts when it has a registrable part and does not stay within a site: single labels, addresses, public suffixes, reverse lookups
 * and names such as printer.local do not. Below a provider of dynamic DNS no name is popular, whatever its rank.
 */
export function queriedNames(dns: From, networks: readonly string[], reference: Reference, fn: Dialect): Sql {
  return sql`WITH pairs AS (
  SELECT lower(query) AS query, id_orig_h AS client, max(query) AS name, count(*) AS records, min(ts) AS first_seen, max(ts) AS last_seen
  FROM ${dns}
  WHERE query IS NOT NULL AND query <> ''
  GROUP BY lower(query), id_orig_h
),
asked AS (
  SELECT query, max(name) AS name, count(client) AS clients, count(*) FILTER (WHERE ${lies(sql`client`, networks, fn)}) AS chosen_clients,
    CAST(sum(records) AS BIGINT) AS records, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM pairs
  GROUP BY query
),
${nameParts(sql`asked`, reference, fn)},
${registrable(fn)},
${ranks(reference)},
${categories(reference)}
SELECT name, registrable.domain, registrable.domain IS NOT NULL AND ${fn.suffixOf(sql`asked.query`, ownSuffixes)} IS NULL AS counts,
  clients, chosen_clients, records, first_seen, last_seen, trusted.rank, trusted.list AS rank_list, categories.category,
  categories.list AS category_list
FROM asked
LEFT JOIN registrable ON registrable.query = asked.query
LEFT JOIN (SELECT query, rank, list FROM ranked WHERE ${fn.suffixOf(sql`query`, dynamicDns)} IS NULL) AS trusted ON trusted.query = asked.query
LEFT JOIN categories ON categories.query = asked.query`
}
