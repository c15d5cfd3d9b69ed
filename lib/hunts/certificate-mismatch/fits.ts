import { covers, parentOf } from '../../certificates/covers'
import { commonName } from '../../certificates/subject'
import { nameParts, registrable } from '../../reference/registrable'
import { type Sql, sql } from '../../sql'
import type { Input } from './handshakes'

/**
 * The CTE `inside` over `handshakes`: server_name, certificate, name, connections: hosts that were asked for within a TLS connection, where
 * something that decrypts feeds the sensor, or to a proxy before it. Addresses are no names and left out.
 */
export function inside({ from, fn }: Input): Sql {
  return sql`hosts AS (
  SELECT uid, ${fn.at(fn.split(sql`lower(host)`, ':'), sql`1`)} AS name
  FROM ${from.http.context({ before: 3600, after: 86_400 })} AS log
  WHERE uid IS NOT NULL AND host IS NOT NULL
  GROUP BY uid, lower(host)
),
inside AS (
  SELECT server_name, certificate, name, count(*) AS connections
  FROM handshakes
  JOIN hosts ON hosts.uid = handshakes.uid
  WHERE server_name IS NOT NULL AND name <> '' AND NOT ${fn.isIPv4(sql`name`)}
  GROUP BY server_name, certificate, name
)`
}

/**
 * CTEs over `leads`, `inside` and `pairs`. `fits`: server_name, certificate, name, fits, one row per name other than the one asked for: whether it belongs
 * to it, since both share a registrable domain or the certificate holds for it; also of common names that only ssl.log gives.
 * `hosted`, one row per pair with decrypted requests: decrypted, other_hosts (requests for a host that does not fit), other_host (one of them).
 */
export function fits({ reference, fn }: Input): Sql {
  const held = covers({ dns: sql`san_dns`, ip: sql`san_ip` }, { name: sql`others.name`, parent: sql`others.parent` }, fn)
  return sql`others AS (
  SELECT server_name, certificate, name, lower(server_name) AS sent, ${parentOf(sql`name`, fn)} AS parent
  FROM (
    SELECT server_name, certificate, name FROM leads
    UNION SELECT server_name, certificate, name FROM inside
    UNION SELECT server_name, certificate, lower(${commonName(sql`subject`, fn)}) AS name FROM pairs
      WHERE certificate NOT IN (SELECT certificate FROM certificates)
  ) AS either
  WHERE name <> lower(server_name)
),
${nameParts(sql`(SELECT name AS query FROM others UNION SELECT sent AS query FROM others)`, reference, fn)},
${registrable(fn)},
fits AS (
  SELECT server_name, others.certificate, others.name, coalesce(one.domain = other.domain, FALSE) OR ${held} AS fits
  FROM others
  LEFT JOIN registrable AS one ON one.query = sent
  LEFT JOIN registrable AS other ON other.query = name
  LEFT JOIN certificates ON certificates.certificate = others.certificate
),
hosted AS (
  SELECT inside.server_name, inside.certificate, CAST(sum(connections) AS BIGINT) AS decrypted,
    CAST(coalesce(sum(connections) FILTER (WHERE NOT fits), 0) AS BIGINT) AS other_hosts, min(CASE WHEN NOT fits THEN inside.name END) AS other_host
  FROM inside
  LEFT JOIN fits ON fits.server_name = inside.server_name AND fits.certificate IS NOT DISTINCT FROM inside.certificate AND fits.name = inside.name
  GROUP BY inside.server_name, inside.certificate
)`
}
