import type { Columns } from '../../columns'
import type { EntityInput } from '../../entity'
import { raw, type Sql, sql } from '../../sql'

const first = raw('1')
const microsPerDay = raw('86400000000')
const microsPerSecond = raw('1000000')

/** RFC 5280: the last second of validity counts. */
export function validityDays({ fn }: Pick<EntityInput<never>, 'fn'>): Sql {
  const micros = sql`${fn.epochMicros(sql`certificate_not_valid_after`)} - ${fn.epochMicros(sql`certificate_not_valid_before`)} + ${microsPerSecond}`
  return sql`CAST(round((${micros}) / CAST(${microsPerDay} AS DOUBLE)) AS BIGINT)`
}

/** What certificate it is: its fingerprint; up to Zeek 4.0, which had none, its serial. */
export const certificateId = sql`coalesce(fingerprint, certificate_serial)`

export const certificateColumns = {
  subject: { kind: 'agent', label: 'Subject', help: 'Whose certificate it is; leads to the certificate.', field: 'certificate_subject' },
  certificate: { kind: 'hash', label: 'Certificate', help: 'Fingerprint, or the serial where the log has no fingerprint.', priority: 3 },
  side: { kind: 'text', label: 'By', help: 'Whether the host showed it, had it shown, or passed it on as a proxy.', priority: 2 },
  validity_days: { kind: 'count', label: 'Valid', unit: 'days', help: 'From the start of its validity to the end.', priority: 2 },
  addresses: { kind: 'count', label: 'Addr.', help: 'Addresses that showed it to these connections.' },
  connections: { kind: 'count', label: 'Conn.', help: 'TLS connections that showed it.' },
} as const satisfies Columns

/**
 * The servers' own certificates of some TLS connections, with the columns above. `where` is over ssl; `side` is text over ssl: who showed it.
 * A certificate may be logged a day before its connection, so x509 is read whole. Connections without one (TLS 1.3, resumed) are not counted.
 */
export function shownCertificates({ from, all, fn }: EntityInput<'ssl' | 'x509'>, where: Sql, side: Sql): Sql {
  const leaf = (list: Sql) => fn.at(list, first)
  const known = sql`any_value(${certificateId}) AS certificate, any_value(certificate_subject) AS subject, any_value(${validityDays({ fn })}) AS validity_days`
  return sql`WITH shown AS (
  SELECT id_resp_h, ${side} AS side, ${leaf(sql`cert_chain_fps`)} AS leaf_print, ${leaf(sql`cert_chain_fuids`)} AS leaf_file
  FROM ${from.ssl}
  WHERE ${where}
),
printed AS (
  SELECT fingerprint, ${known}
  FROM ${all.x509}
  WHERE fingerprint IN (SELECT leaf_print FROM shown)
  GROUP BY fingerprint
),
filed AS (
  SELECT id, ${known}
  FROM ${all.x509}
  WHERE id IN (SELECT leaf_file FROM shown)
  GROUP BY id
),
leaves AS (
  SELECT id_resp_h, side, coalesce(printed.certificate, filed.certificate) AS certificate, coalesce(printed.subject, filed.subject) AS subject,
    coalesce(printed.validity_days, filed.validity_days) AS validity_days
  FROM shown
  LEFT JOIN printed ON printed.fingerprint = leaf_print
  LEFT JOIN filed ON filed.id = leaf_file
)
SELECT certificate, any_value(subject) AS subject, ${fn.joined(fn.list(sql`side`), ', ')} AS side, any_value(validity_days) AS validity_days, count(DISTINCT id_resp_h) AS addresses, count(*) AS connections
FROM leaves
WHERE certificate IS NOT NULL
GROUP BY certificate`
}
