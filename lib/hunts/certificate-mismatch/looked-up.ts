import { asksResolver } from '../../names/answers'
import { clientLookups, heldNames } from '../../names/client-names'
import { plainName } from '../../names/plain-name'
import { raw, type Sql, sql } from '../../sql'
import type { Input } from './handshakes'

/** Lookups may lie before the scope, as long as they can lead to a connection in it. */
export const lookups = ({ params, from }: Input): Sql => from.dns.context({ before: params.decay_most, after: 1 })

/**
 * CTEs over `meetings`. `client_lookups` as in lib/names, of the servers met. `known`: client, server, name, each name that a client resolved to a server's address that it met, at any time.
 * `named`, one row per name asked for that is no address, for which nobody needs a lookup: looked_up (whether any client had resolved any name to an address that it met), looking (clients whose lookups are
 * seen for so long before that none can have been missed), asking (clients that looked up the name itself, whatever it resolved to).
 * `strays`: sni, client of which no lookup of the name itself led to an address that was met, while other names did.
 */
export function leads(input: Input): Sql {
  const { params, fn } = input
  return sql`wanted AS (
  SELECT client, number AS server, servers.server AS address
  FROM (SELECT client, server FROM meetings WHERE sni IS NOT NULL GROUP BY client, server) AS met
  JOIN servers ON servers.number = met.server
),
${clientLookups(lookups(input), sql`wanted`, fn)},
known AS (
  SELECT client, server, name
  FROM client_lookups
  GROUP BY client, server, name
),
guests AS (
  SELECT meetings.sni, meetings.client, min(first_seen) AS first_seen, count(name) > 0 AS led,
    coalesce(max(CASE WHEN name = sent THEN 1 ELSE 0 END), 0) = 1 AS led_by_own
  FROM meetings
  JOIN names ON names.sni = meetings.sni AND NOT address
  LEFT JOIN known ON known.client = meetings.client AND known.server = meetings.server
  GROUP BY meetings.sni, meetings.client
),
strays AS (
  SELECT sni, client
  FROM guests
  WHERE led AND NOT led_by_own
),
lookers AS (
  SELECT id_orig_h AS client, ${fn.epochMicros(sql`min(ts)`)} AS since
  FROM ${lookups(input)} AS log
  WHERE ${asksResolver}
  GROUP BY id_orig_h
),
asked AS (
  SELECT sni, client
  FROM ${lookups(input)} AS log
  JOIN (SELECT names.sni, client, sent FROM guests JOIN names ON names.sni = guests.sni WHERE NOT led_by_own) AS unsure
    ON client = log.id_orig_h AND sent = ${plainName(sql`log.query`)}
  GROUP BY sni, client
),
named AS (
  SELECT guests.sni, max(CASE WHEN led THEN 1 ELSE 0 END) = 1 AS looked_up, count(*) FILTER (WHERE ${fn.epochMicros(sql`guests.first_seen`)} - since >= ${raw(String(params.decay_most * 1e6))}) AS looking,
     count(*) FILTER (WHERE led_by_own OR asked.client IS NOT NULL) AS asking
  FROM guests
  LEFT JOIN lookers ON lookers.client = guests.client
  LEFT JOIN asked ON asked.client = guests.client AND asked.sni = guests.sni
  GROUP BY guests.sni
)`
}

/**
 * The CTE `fronted` over `strays`, `client_lookups`, `known` and `fits`, one row per pair that was fronted: fronted (connections that began while their client knew names for the
 * address, of clients that no fitting name ever led to the pair), fronting_clients, other_names (the most that one of them knew), other_name (one of them).
 */
export function fronting(input: Input): Sql {
  const { params, fn } = input
  const decay = { least: params.decay_least, most: params.decay_most }
  const theirs = sql`(
  SELECT told.client, told.address, name, replied, ttl
  FROM client_lookups AS told
  JOIN (SELECT client, server AS address FROM suspects GROUP BY client, server) AS met ON met.client = told.client AND met.address = told.address
)`
  return sql`unled AS (
  SELECT server_name, certificate, client
  FROM (
    SELECT misses.server_name, misses.certificate, misses.client, max(CASE WHEN fits THEN 1 ELSE 0 END) AS fitting
    FROM misses
    JOIN fits ON fits.server_name = misses.server_name AND fits.certificate IS NOT DISTINCT FROM misses.certificate AND fits.name = misses.name
    GROUP BY misses.server_name, misses.certificate, misses.client
  ) AS judged
  WHERE fitting = 0
),
suspects AS (
  SELECT handshakes.server_name, handshakes.certificate, handshakes.client, server, uid, ${fn.epochMicros(sql`ts`)} AS begun
  FROM handshakes
  JOIN unled ON unled.server_name = handshakes.server_name AND unled.certificate IS NOT DISTINCT FROM handshakes.certificate
    AND unled.client = handshakes.client
),
${heldNames(theirs, decay)},
misled AS (
  SELECT server_name, certificate, suspects.client, uid, begun, count(DISTINCT name) AS names, min(name) AS name
  FROM suspects
  JOIN held ON held.client = suspects.client AND held.address = suspects.server AND begun BETWEEN held_from AND held_until
  GROUP BY server_name, certificate, suspects.client, uid, begun
),
fronted AS (
  SELECT server_name, certificate, count(*) AS fronted, count(DISTINCT client) AS fronting_clients, max(names) AS other_names, min(name) AS other_name
  FROM misled
  GROUP BY server_name, certificate
)`
}
