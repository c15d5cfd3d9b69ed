import { certificates } from '../../certificates/identity'
import type { QueryInput } from '../../hunt'
import { lies } from '../../reference/networks'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

export type Logs = 'ssl' | 'x509' | 'dns' | 'http' | 'files'
export type Input = QueryInput<Logs, Params>

/** A certificate is logged once a day, and its row may lie before or after the connection's. */
const day = { before: 86_400, after: 86_400 }

/**
 * CTEs up to `pairs`, one row per name and certificate, either may be NULL: the figures that ssl.log gives.
 * `handshakes`: one row per record of ssl.log, with the identity of its leaf; `meetings`: per name, certificate, client, server and port;
 * `servers`: per server with its network and whether it is one's own; `certificates` as in lib/certificates.
 * Only the leaf of a chain stands for it. A leaf that only ssl.log speaks of is known by the subject and issuer there.
 */
export function handshakes({ params, from, fn }: Input): Sql {
  const leaf = (list: Sql) => fn.at(list, sql`1`)
  const self = sql`validation_status IN ('self signed certificate', 'self-signed certificate')`
  return sql`${certificates({ x509: from.x509.context(day), files: from.files.context(day) }, fn)},
shown AS (
  SELECT ts, uid, id_orig_h AS client, id_resp_h AS server, id_resp_p AS port, server_name, version, resumed, established, subject, issuer,
    validation_status, sni_matches_cert, ${leaf(sql`cert_chain_fps`)} AS print, ${leaf(sql`cert_chain_fuids`)} AS fuid
  FROM ${from.ssl}
),
handshakes AS (
  SELECT ts, uid, client, server, port, server_name, version, resumed, established, shown.subject, shown.issuer, validation_status, sni_matches_cert,
    print, shown.fuid,
    CASE WHEN print IS NOT NULL OR shown.fuid IS NULL THEN print
      ELSE coalesce(observed.certificate, CASE WHEN shown.subject IS NOT NULL THEN ${fn.digest([sql`shown.subject`, sql`shown.issuer`])} END, shown.fuid) END AS certificate
  FROM shown
  LEFT JOIN observed ON observed.fuid = shown.fuid
),
meetings AS (
  SELECT server_name, certificate, client, server, port, count(*) AS connections, min(ts) AS first_seen, max(ts) AS last_seen,
    any_value(subject) AS subject, any_value(issuer) AS issuer,
    count(*) FILTER (WHERE resumed) AS resumed, count(*) FILTER (WHERE version = 'TLSv13') AS encrypted,
    count(*) FILTER (WHERE established) AS established, count(*) FILTER (WHERE validation_status = 'ok') AS trusted,
    count(*) FILTER (WHERE ${self}) AS called_self_signed,
    count(*) FILTER (WHERE validation_status = 'certificate has expired') AS called_expired,
    count(*) FILTER (WHERE validation_status = 'certificate is not yet valid') AS called_early,
    count(sni_matches_cert) AS compared, count(*) FILTER (WHERE NOT sni_matches_cert) AS called_other
  FROM handshakes
  GROUP BY server_name, certificate, client, server, port
),
servers AS (
  SELECT server, ${fn.networkOf(sql`server`)} AS network, ${lies(sql`server`, params.own_networks, fn)} AS own
  FROM (SELECT server FROM meetings GROUP BY server) AS each
),
pairs AS (
  SELECT server_name, certificate, count(DISTINCT meetings.server) AS addresses, count(DISTINCT network) AS networks,
    count(DISTINCT CASE WHEN NOT own THEN meetings.server END) AS outside, count(DISTINCT port) AS ports,
    CAST(sum(connections) AS BIGINT) AS connections, count(DISTINCT client) AS clients, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
    any_value(subject) AS subject, any_value(issuer) AS issuer, sum(resumed) AS resumed, sum(encrypted) AS encrypted, sum(established) AS established,
    sum(trusted) AS trusted, sum(called_self_signed) AS called_self_signed, sum(called_expired) AS called_expired, sum(called_early) AS called_early,
    sum(compared) AS compared, sum(called_other) AS called_other
  FROM meetings
  JOIN servers ON servers.server IS NOT DISTINCT FROM meetings.server
  GROUP BY server_name, certificate
)`
}
