import { isAddress } from '../../certificates/covers'
import { certificates, isObserved } from '../../certificates/identity'
import type { QueryInput } from '../../hunt'
import { plainName } from '../../names/plain-name'
import { placing } from '../../reference/networks'
import { type Sql, sql } from '../../sql'
import { clocksFrom } from '../../time'
import type { Params } from './params'

export type Logs = 'ssl' | 'x509' | 'dns' | 'http' | 'files'
export type Input = QueryInput<Logs, Params>

/** A certificate is logged once a day, and its row may lie before or after the connection's. */
const day = { before: 86_400, after: 86_400 }

/**
 * CTEs up to `pairs`, one row per name and certificate, either may be NULL: the figures that ssl.log gives.
 * `names`: each name sent with its number, as names are compared, and whether it is an address in truth. `handshakes`: one row per record of ssl.log, with the identity of its leaf, which stands for the chain; `servers`: each server with its number, the
 * number of its network and whether it is one's own; `certificates` as in lib/certificates. A leaf that only ssl.log speaks of is known by the subject and issuer there.
 */
export function handshakes({ params, from, reference, fn }: Input): Sql {
  const leaf = (list: Sql) => fn.at(list, sql`1`)
  const self = sql`validation_status IN ('self signed certificate', 'self-signed certificate')`
  const bySubject = sql`CASE WHEN shown.subject IS NOT NULL THEN ${fn.digest([sql`shown.subject`, sql`shown.issuer`])} END`
  return sql`${certificates({ x509: from.x509.context(day), files: from.files.context(day) }, fn)},
shown AS (
  SELECT ts, uid, id_orig_h AS client, id_resp_h AS server, id_resp_p AS port, server_name, version, resumed, established, subject, issuer,
    validation_status, sni_matches_cert, ${leaf(sql`cert_chain_fps`)} AS print, ${leaf(sql`cert_chain_fuids`)} AS fuid
  FROM ${from.ssl}
),
handshakes AS (
  SELECT ts, uid, client, server, port, server_name, version, resumed, established, shown.subject, shown.issuer, validation_status, sni_matches_cert,
    CASE WHEN print IS NULL THEN shown.fuid END AS fuid,
    CASE WHEN print IS NOT NULL OR shown.fuid IS NULL THEN print ELSE coalesce(observed.certificate, ${bySubject}, shown.fuid) END AS certificate
  FROM shown
  LEFT JOIN observed ON ${isObserved('shown')}
),
servers AS (
  SELECT server, row_number() OVER () AS number, dense_rank() OVER (ORDER BY network) AS network, own
  FROM (
    SELECT server, ${fn.networkOf(sql`server`)} AS network, ${placing(params.own_networks, reference, fn).inside(sql`server`)} AS own
    FROM (SELECT server FROM handshakes WHERE server IS NOT NULL GROUP BY server) AS each
  ) AS placed
),
grouped AS (
  SELECT server_name, certificate, count(*) AS connections, min(ts) AS first_seen, max(ts) AS last_seen,
    min(CASE WHEN ts >= ${fn.timestamp(clocksFrom)} THEN ts END) AS first_dated, any_value(subject) AS subject, any_value(issuer) AS issuer,
    count(CASE WHEN resumed THEN 1 END) AS resumed, count(CASE WHEN version = 'TLSv13' THEN 1 END) AS encrypted,
    count(CASE WHEN established THEN 1 END) AS established, count(CASE WHEN validation_status = 'ok' THEN 1 END) AS trusted,
    count(CASE WHEN ${self} THEN 1 END) AS called_self_signed,
    count(CASE WHEN validation_status IN ('certificate has expired', 'certificate is not yet valid') THEN 1 END) AS called_out,
    count(sni_matches_cert) AS compared, count(CASE WHEN NOT sni_matches_cert THEN 1 END) AS called_other
  FROM handshakes
  GROUP BY server_name, certificate
),
names AS (
  SELECT row_number() OVER () AS sni, server_name, sent, ${isAddress(sql`sent`, fn)} AS address
  FROM (SELECT server_name, ${plainName(sql`server_name`)} AS sent FROM grouped WHERE server_name IS NOT NULL GROUP BY server_name) AS each
),
counted AS (
  SELECT row_number() OVER () AS pair, sni, sent, coalesce(address, FALSE) AS address_sent, grouped.*
  FROM grouped
  LEFT JOIN names ON names.server_name = grouped.server_name
),
meetings AS (
  SELECT pair, sni, client, servers.number AS server, network, own, port, count(*) AS connections, min(ts) AS first_seen
  FROM handshakes
  JOIN counted ON counted.server_name IS NOT DISTINCT FROM handshakes.server_name AND counted.certificate IS NOT DISTINCT FROM handshakes.certificate
  LEFT JOIN servers ON servers.server = handshakes.server
  GROUP BY pair, sni, client, servers.number, network, own, port
),
spread AS (
  SELECT pair, count(DISTINCT server) AS addresses, count(DISTINCT network) AS networks, count(DISTINCT port) AS ports,
    count(DISTINCT client) AS clients, CAST(coalesce(sum(CASE WHEN NOT own THEN connections END), 0) AS BIGINT) AS outside
  FROM meetings
  GROUP BY pair
),
pairs AS (
  SELECT counted.*, addresses, networks, ports, clients, outside
  FROM counted
  JOIN spread ON spread.pair = counted.pair
)`
}
