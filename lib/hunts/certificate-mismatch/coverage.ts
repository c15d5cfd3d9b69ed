import type { Coverage } from '../../hunt'
import { asksResolver } from '../../names/answers'
import { placing } from '../../reference/networks'
import { join, type Sql, sql } from '../../sql'
import type { Input } from './handshakes'

const funnel = 'TLS connections'
const versions = 'Certificate, by version'
const reasons = 'No certificate, why'
const day = 86_400

const unanswered = 'no answer'
const withCertificate = 'with a certificate'
const withLookups = 'client’s lookups seen'

/** How many TLS connections could be judged, where they drop out, by version, and why a certificate is missing. */
export function coverage({ params, from, reference, fn }: Input): Sql {
  const leaf = (list: Sql) => fn.at(list, sql`1`)
  const line = (group: string, label: Sql | string, observed: Sql, of: Sql, note: string) =>
    sql`SELECT ${group} AS "group", ${label} AS label, CAST(coalesce(sum(records) FILTER (WHERE ${observed}), 0) AS BIGINT) AS observed,
  CAST(coalesce(sum(records) FILTER (WHERE ${of}), 0) AS BIGINT) AS "of", ${note} AS note
FROM kinds`
  const all = sql`TRUE`
  const { named, because } = placing(params.own_networks, reference, fn)
  const place = named > 0 ? because : 'You named no internal network: servers in private, shared and link-local ranges are inside.'
  const lacking = sql`NOT readable`
  const lines = [
    line(funnel, 'TLS', all, all, 'All records of ssl.log in scope.'),
    line(funnel, 'established', sql`established`, all, 'The others broke off, as scans do; what they showed is judged all the same.'),
    line(funnel, 'with a name (SNI)', sql`named`, all, `Without one only the certificate itself can be judged. ${place}`),
    line(funnel, withLookups, sql`looking`, all, 'Fronting is judged from what the client resolved before. Needs dns.log.'),
    line(funnel, withCertificate, sql`readable`, all, 'The leaf was shown and x509.log has its contents.'),
    sql`${line(versions, sql`version`, sql`readable`, all, 'TLS 1.3 encrypts the certificate.')}
GROUP BY version`,
    line(reasons, 'TLS 1.3 encrypts it', sql`NOT readable AND reason = 'encrypted'`, lacking, 'No sensor sees it without decrypting.'),
    line(reasons, 'session resumed', sql`NOT readable AND reason = 'resumed'`, lacking, 'An earlier connection showed it.'),
    line(reasons, 'not established', sql`NOT readable AND reason = 'broken'`, lacking, 'The handshake ended before it.'),
    line(reasons, 'not in x509', sql`NOT readable AND reason = 'unread'`, lacking, 'It was shown, but x509.log is not there or lacks it.'),
    line(reasons, 'unknown', sql`NOT readable AND reason = 'unknown'`, lacking, 'Established, and yet no certificate is in the log.'),
  ]
  const placed = lines.map((one, place) => sql`SELECT ${place} AS place, each.* FROM (${one}) AS each`)
  return sql`WITH readable AS (
  SELECT coalesce(fingerprint, id) AS leaf
  FROM ${from.x509.context({ before: day, after: day })} AS log
  WHERE fingerprint IS NOT NULL OR id IS NOT NULL
  GROUP BY coalesce(fingerprint, id)
),
lookers AS (
  SELECT id_orig_h AS client
  FROM ${from.dns.context({ before: params.decay_most, after: 1 })} AS log
  WHERE id_orig_h IS NOT NULL AND ${asksResolver}
  GROUP BY id_orig_h
),
shown AS (
  SELECT coalesce(version, ${unanswered}) AS version, coalesce(established, FALSE) AS established, server_name IS NOT NULL AS named, client, leaf,
    CASE WHEN leaf IS NOT NULL THEN 'unread' WHEN version = 'TLSv13' THEN 'encrypted' WHEN resumed THEN 'resumed'
      WHEN established THEN 'unknown' ELSE 'broken' END AS reason
  FROM (
    SELECT version, established, resumed, server_name, id_orig_h AS client, coalesce(${leaf(sql`cert_chain_fps`)}, ${leaf(sql`cert_chain_fuids`)}) AS leaf
    FROM ${from.ssl}
  ) AS log
),
kinds AS (
  SELECT version, established, named, readable.leaf IS NOT NULL AS readable, lookers.client IS NOT NULL AS looking,
    reason, count(*) AS records
  FROM shown
  LEFT JOIN readable ON readable.leaf = shown.leaf
  LEFT JOIN lookers ON lookers.client = shown.client
  GROUP BY version, established, named, readable.leaf IS NOT NULL, lookers.client IS NOT NULL, reason
)
SELECT "group", label, observed, "of", note
FROM (${join(placed, '\nUNION ALL\n')}) AS lines
ORDER BY place, label = ${unanswered}, label DESC`
}

/** `certificates on 26 % of TLS connections; lookups, which fronting needs, on 95 %`. */
export function covered(lines: readonly Coverage[]): string {
  const share = (label: string) => {
    const line = lines.find((one) => one.group === funnel && one.label === label)
    return line && line.of > 0 ? `${Math.round((100 * line.observed) / line.of)} %` : 'none'
  }
  return `certificates on ${share(withCertificate)} of TLS connections; lookups, which fronting needs, on ${share(withLookups)}`
}
