import { asksResolver } from '../../names/answers'
import { clientLookups, heldNames } from '../../names/client-names'
import { raw, type Sql, sql } from '../../sql'
import type { Input } from './handshakes'

/** Lookups may lie before the scope, as long as they can lead to a connection in it. */
export const lookups = ({ params, from }: Input) => from.dns.context({ before: params.decay_most, after: 1 })

/**
 * CTEs `client_lookups` of the addresses that clients met, `leads`: server_name, certificate, client, server, name, one row per name that the client
 * ever resolved to the server's address; and `askers`, one row per pair: looking (clients whose lookups are seen for so long
 * before that none can have been missed), asking (those of them that looked up the name itself, whatever it resolved to).
 */
export function leads(input: Input): Sql {
  const { params, fn } = input
  return sql`contacts AS (
  SELECT server_name, certificate, client, server, min(first_seen) AS first_seen
  FROM meetings
  WHERE server_name IS NOT NULL
  GROUP BY server_name, certificate, client, server
),
${clientLookups(lookups(input), sql`(SELECT client, server AS address FROM contacts GROUP BY client, server)`, fn)},
known AS (
  SELECT client, address, name
  FROM client_lookups
  GROUP BY client, address, name
),
leads AS (
  SELECT server_name, certificate, contacts.client, server, name
  FROM contacts
  JOIN known ON known.client = contacts.client AND known.address = contacts.server
),
lookers AS (
  SELECT id_orig_h AS client, ${fn.epochMicros(sql`min(ts)`)} AS since
  FROM ${lookups(input)} AS log
  WHERE ${asksResolver}
  GROUP BY id_orig_h
),
asked AS (
  SELECT wanted.client, wanted.name
  FROM ${lookups(input)} AS log
  JOIN (SELECT client, lower(server_name) AS name FROM contacts GROUP BY client, lower(server_name)) AS wanted
    ON wanted.client = log.id_orig_h AND wanted.name = lower(log.query)
  GROUP BY wanted.client, wanted.name
),
askers AS (
  SELECT server_name, certificate, count(DISTINCT contacts.client) AS looking, count(DISTINCT asked.client) AS asking
  FROM contacts
  JOIN lookers ON lookers.client = contacts.client AND ${fn.epochMicros(sql`contacts.first_seen`)} - since >= ${raw(String(params.decay_most * 1e6))}
  LEFT JOIN asked ON asked.client = contacts.client AND asked.name = lower(server_name)
  GROUP BY server_name, certificate
)`
}

/**
 * The CTE `fronting` over `handshakes`, `leads` and `fits`, one row per pair of which a client had resolved any name to the address: led (clients that
 * a fitting name led there at some time), fronted (connections of the other clients that began while the client knew only names that do
 * not fit), fronting_clients, other_names (distinct names that they knew), other_name (one of them).
 */
export function fronting({ params, fn }: Input): Sql {
  const decay = { least: params.decay_least, most: params.decay_most }
  return sql`judged_leads AS (
  SELECT leads.server_name, leads.certificate, client, server, leads.name, coalesce(fits, TRUE) AS fits
  FROM leads
  LEFT JOIN fits ON fits.server_name = leads.server_name AND fits.certificate IS NOT DISTINCT FROM leads.certificate AND fits.name = leads.name
),
led AS (
  SELECT server_name, certificate, client, max(CASE WHEN fits THEN 1 ELSE 0 END) AS led
  FROM judged_leads
  GROUP BY server_name, certificate, client
),
astray AS (
  SELECT judged_leads.server_name, judged_leads.certificate, judged_leads.client, server
  FROM judged_leads
  JOIN led ON led.server_name = judged_leads.server_name AND led.certificate IS NOT DISTINCT FROM judged_leads.certificate AND led.client = judged_leads.client
  WHERE led = 0
  GROUP BY judged_leads.server_name, judged_leads.certificate, judged_leads.client, server
),
${heldNames(
  sql`(SELECT each.client, each.address, name, replied, ttl FROM client_lookups AS each
    JOIN (SELECT client, server AS address FROM astray GROUP BY client, server) AS wanted ON wanted.client = each.client AND wanted.address = each.address)`,
  decay,
  fn,
)},
misled AS (
  SELECT handshakes.server_name, handshakes.certificate, handshakes.client, uid, ts, count(DISTINCT name) AS names, min(name) AS name
  FROM handshakes
  JOIN astray ON astray.server_name = handshakes.server_name AND astray.certificate IS NOT DISTINCT FROM handshakes.certificate
    AND astray.client = handshakes.client AND astray.server = handshakes.server
  JOIN held ON held.client = handshakes.client AND held.address = handshakes.server
    AND ${fn.epochMicros(sql`ts`)} BETWEEN held_from AND held_until
  GROUP BY handshakes.server_name, handshakes.certificate, handshakes.client, uid, ts
),
fronted AS (
  SELECT server_name, certificate, count(*) AS fronted, count(DISTINCT client) AS fronting_clients, max(names) AS other_names, min(name) AS other_name
  FROM misled
  GROUP BY server_name, certificate
),
fronting AS (
  SELECT led.server_name, led.certificate, CAST(sum(led) AS BIGINT) AS led, coalesce(any_value(fronted), 0) AS fronted,
    coalesce(any_value(fronting_clients), 0) AS fronting_clients, coalesce(any_value(other_names), 0) AS other_names, any_value(other_name) AS other_name
  FROM led
  LEFT JOIN fronted ON fronted.server_name = led.server_name AND fronted.certificate IS NOT DISTINCT FROM led.certificate
  GROUP BY led.server_name, led.certificate
)`
}
