import type { Dialect, From, Reference } from '../hunt'
import { plainName } from '../names/plain-name'
import { categories } from '../reference/categories'
import { lies } from '../reference/networks'
import { ranks, trusted } from '../reference/popularity'
import { nameParts, registrable } from '../reference/registrable'
import { ownSuffixes } from '../reference/suffixes'
import { raw, type Sql, sql } from '../sql'

/** Room for the number of a client beside that of a name in a 64-bit number. */
const room = raw(String(2 ** 32))

/**
 * CTEs up to `asked`: one row per name that `dns` asks for, with its clients. Texts are looked at once per spelling and per client; each pair of them is
 * one number then, since nearly every lookup is a pair of its own.
 */
function askedNames(dns: From, networks: readonly string[], carried: Sql, fn: Dialect): Sql {
  return sql`spelt AS (
  SELECT spelling, coalesce(carried, ${plainName(sql`spelling`)}) AS query, records, first_seen, last_seen
  FROM (
    SELECT query AS spelling, count(*) AS records, min(ts) AS first_seen, max(ts) AS last_seen
    FROM ${dns} AS log
    WHERE query IS NOT NULL AND query <> ''
    GROUP BY query
  ) AS counted
  LEFT JOIN ${carried} AS carried ON carried.query = spelling
),
numbered AS (
  SELECT row_number() OVER (ORDER BY query) AS number, query, coalesce(max(CASE WHEN spelling = query THEN spelling END), max(spelling)) AS name,
    CAST(sum(records) AS BIGINT) AS records, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM spelt
  WHERE query <> ''
  GROUP BY query
),
spellings AS (
  SELECT spelling, number
  FROM spelt
  JOIN numbered ON numbered.query = spelt.query
),
hosts AS (
  SELECT client, row_number() OVER (ORDER BY client) AS host, ${lies(sql`client`, networks, fn)} AS chosen
  FROM (SELECT id_orig_h AS client FROM ${dns} AS log WHERE id_orig_h IS NOT NULL GROUP BY id_orig_h) AS each
),
pairs AS (
  SELECT number * ${room} + host AS pair, max(CASE WHEN chosen THEN 1 ELSE 0 END) AS chosen
  FROM ${dns} AS log
  JOIN spellings ON spellings.spelling = log.query
  JOIN hosts ON hosts.client = log.id_orig_h
  GROUP BY number * ${room} + host
),
users AS (
  SELECT pair // ${room} AS number, count(*) AS clients, count(*) FILTER (WHERE chosen = 1) AS chosen_clients
  FROM pairs
  GROUP BY pair // ${room}
),
asked AS (
  SELECT query, name, coalesce(clients, 0) AS clients, coalesce(chosen_clients, 0) AS chosen_clients, records, first_seen, last_seen
  FROM numbered
  LEFT JOIN users ON users.number = numbered.number
)`
}

/**
 * One row per name that `dns` asks for, whatever its spelling: query (as names are compared; `carried` has what DNS carries for those beyond ASCII), name
 * (as it stands in the log), domain (its registrable part), counts (a domain that the world shares), clients, chosen_clients (those in `networks`), records,
 * first_seen, last_seen, rank, rank_list, category, category_list.
 *
 * A name counts when it has a registrable part and does not stay within a site: single labels, addresses, public suffixes, reverse lookups
 * and names such as printer.local do not. Only ranks that may take a name out of sight are given (`trusted` of lib/reference/popularity).
 */
export function queriedNames(dns: From, networks: readonly string[], carried: Sql, reference: Reference, fn: Dialect): Sql {
  return sql`WITH ${askedNames(dns, networks, carried, fn)},
${nameParts(sql`asked`, reference, fn)},
${registrable(fn)},
${ranks(reference)},
${trusted(fn)},
${categories(reference)}
SELECT asked.query, name, registrable.domain, registrable.domain IS NOT NULL AND ${fn.suffixOf(sql`asked.query`, ownSuffixes)} IS NULL AS counts,
  clients, chosen_clients, records, first_seen, last_seen, trusted.rank, trusted.list AS rank_list, categories.category,
  categories.list AS category_list
FROM asked
LEFT JOIN registrable ON registrable.query = asked.query
LEFT JOIN trusted ON trusted.query = asked.query
LEFT JOIN categories ON categories.query = asked.query`
}
