import { covers, parentOf } from '../../certificates/covers'
import { commonName } from '../../certificates/subject'
import { asksAddresses, asksResolver } from '../../names/answers'
import { plainName } from '../../names/plain-name'
import { nameParts, registrable } from '../../reference/registrable'
import { type Sql, sql } from '../../sql'
import type { Input } from './handshakes'
import { lookups } from './looked-up'

/**
 * The CTE `inside` over `handshakes`: server_name, certificate, name, connections: hosts that were asked for within a TLS connection, where
 * something that decrypts feeds the sensor, or of a proxy before it. Addresses are no names and left out.
 */
export function inside({ from, fn }: Input): Sql {
  return sql`hosts AS (
  SELECT uid, ${plainName(sql`host`)} AS name
  FROM (
    SELECT uid, ${fn.at(fn.split(sql`host`, ':'), sql`1`)} AS host
    FROM ${from.http.context({ before: 3600, after: 86_400 })} AS log
    WHERE uid IS NOT NULL AND host IS NOT NULL AND host NOT LIKE '[%'
  ) AS requests
  GROUP BY uid, ${plainName(sql`host`)}
),
inside AS (
  SELECT server_name, certificate, name, count(*) AS connections
  FROM handshakes
  JOIN hosts ON hosts.uid = handshakes.uid
  WHERE server_name IS NOT NULL AND name <> '' AND NOT ${fn.isIPv4(sql`name`)}
  GROUP BY server_name, certificate, name
)`
}

/** sent and alias: whatever answered for the names of a relation `names` (sent, name), addresses too. */
function aliases(names: Sql, input: Input): Sql {
  const { fn } = input
  return sql`SELECT sent, ${plainName(sql`list.alias`)} AS alias
  FROM (
    SELECT sent, answers
    FROM ${lookups(input)} AS log
    JOIN ${names} AS names ON names.name = ${plainName(sql`log.query`)}
    WHERE ${fn.size(sql`answers`)} > 0 AND ${asksAddresses} AND ${asksResolver}
    GROUP BY sent, answers
  ) AS led, ${fn.unnest({ alias: sql`led.answers` })} AS list
  GROUP BY sent, ${plainName(sql`list.alias`)}`
}

/**
 * CTEs over `strays`, `known`, `inside` and `pairs`. `misses`: server_name, certificate, client, name: what such a client had resolved instead. `fits`: server_name, certificate, name, fits, one row per name other than the one asked for: whether it belongs
 * to it, since both share a registrable domain, the certificate holds for it, or an alias led from the name asked for to it, as where a resolver
 * asks for each alias anew; also of common names that only ssl.log gives. An alias that leads the other way says nothing: anybody can have one.
 */
export function fits(input: Input): Sql {
  const { reference, fn } = input
  const held = covers({ dns: sql`san_dns`, ip: sql`san_ip` }, { name: sql`others.name`, parent: sql`others.parent` }, fn)
  return sql`misses AS (
  SELECT server_name, certificate, astray.client, name
  FROM (SELECT pair, client, server FROM meetings WHERE (sni, client) IN (SELECT sni, client FROM strays)) AS astray
  JOIN known ON known.client = astray.client AND known.server = astray.server
  JOIN counted ON counted.pair = astray.pair
  GROUP BY server_name, certificate, astray.client, name
),
others AS (
  SELECT server_name, certificate, name, ${plainName(sql`server_name`)} AS sent, ${parentOf(sql`name`)} AS parent
  FROM (
    SELECT server_name, certificate, name FROM misses
    UNION SELECT server_name, certificate, name FROM inside
    UNION SELECT server_name, certificate, lower(${commonName(sql`subject`, fn)}) AS name FROM pairs
      WHERE certificate NOT IN (SELECT certificate FROM certificates)
  ) AS either
  WHERE name <> ${plainName(sql`server_name`)}
),
${nameParts(sql`(SELECT name AS query FROM others UNION SELECT sent AS query FROM others)`, reference, fn)},
${registrable(fn)},
related AS (
  SELECT server_name, others.certificate, others.name, sent, coalesce(one.domain = other.domain, FALSE) OR ${held} AS fits
  FROM others
  LEFT JOIN registrable AS one ON one.query = sent
  LEFT JOIN registrable AS other ON other.query = name
  LEFT JOIN certificates ON certificates.certificate = others.certificate
),
first_aliases AS (
  ${aliases(sql`(SELECT sent, sent AS name FROM related WHERE NOT fits GROUP BY sent)`, input)}
),
second_aliases AS (
  ${aliases(sql`(SELECT sent, alias AS name FROM first_aliases)`, input)}
),
fits AS (
  SELECT server_name, certificate, name, fits OR led.alias IS NOT NULL AS fits
  FROM related
  LEFT JOIN (SELECT sent, alias FROM first_aliases UNION SELECT sent, alias FROM second_aliases) AS led ON led.sent = related.sent AND led.alias = name
)`
}

/** The CTE `hosted`, one row per pair with decrypted requests: decrypted, other_hosts (requests for a host that does not fit), other_host (one of them). */
export const hosted: Sql = sql`hosted AS (
  SELECT inside.server_name, inside.certificate, CAST(sum(connections) AS BIGINT) AS decrypted,
    CAST(coalesce(sum(connections) FILTER (WHERE NOT fits), 0) AS BIGINT) AS other_hosts, min(CASE WHEN NOT fits THEN inside.name END) AS other_host
  FROM inside
  LEFT JOIN fits ON fits.server_name = inside.server_name AND fits.certificate IS NOT DISTINCT FROM inside.certificate AND fits.name = inside.name
  GROUP BY inside.server_name, inside.certificate
)`
