import { raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'
import { serialNumber } from './serial'

/** Relations that name certificates; each may be empty. */
interface Logs {
  readonly x509: Sql
  readonly files: Sql
}

/** fuid and sha1 of the certificates among the files. */
export const digests = (files: Sql): Sql => sql`SELECT fuid, max(sha1) AS sha1
  FROM ${files} AS log
  WHERE fuid IS NOT NULL AND sha1 IS NOT NULL AND (source IS NULL OR source = 'SSL')
  GROUP BY fuid`

/**
 * How a relation with fuid and subject, as ssl.log tells them, joins `observed`: a file id leads to the certificate of that subject alone, since logs that
 * were edited, or of several sensors, may give one id to two.
 */
export const isObserved = (handshakes: string): Sql =>
  raw(`observed.fuid = ${handshakes}.fuid AND coalesce(observed.subject = ${handshakes}.subject, TRUE)`)

/**
 * CTEs `observed` and `certificates`. Old logs name a certificate by a file id that is new at each observation, so a certificate is
 * the same where its fingerprint is, else its SHA-1 in files.log, else its issuer, serial number and start of validity.
 *
 * `observed`, one row per file id: fuid, certificate (the identity), subject (NULL where x509.log lacks it).
 * `certificates`, one row per identity that x509.log knows: certificate, fingerprint (else SHA-1, NULL where neither is known), subject, issuer,
 * serial (as logged), number (in the form of `serialNumber`), not_before, not_after, sig_alg, key_type, key_length, san_dns, san_ip.
 */
export function certificates({ x509, files }: Logs, fn: Dialect): Sql {
  const contents = fn.digest([sql`certificate_issuer`, sql`certificate_serial`, sql`certificate_not_valid_before`])
  return sql`digests AS (
  ${digests(files)}
),
logged AS (
  SELECT id AS fuid, coalesce(fingerprint, sha1) AS print, coalesce(fingerprint, sha1, ${contents}) AS certificate, certificate_subject,
    certificate_issuer, certificate_serial, certificate_not_valid_before, certificate_not_valid_after, certificate_sig_alg, certificate_key_type,
    certificate_key_length, san_dns, san_ip
  FROM ${x509} AS log
  LEFT JOIN digests ON digests.fuid = id
  WHERE fingerprint IS NOT NULL OR id IS NOT NULL
),
observed AS (
  SELECT fuid, min(certificate) AS certificate, min(subject) AS subject
  FROM (
    SELECT fuid, certificate, certificate_subject AS subject FROM logged WHERE fuid IS NOT NULL
    UNION ALL
    SELECT fuid, sha1, NULL FROM digests
  ) AS either
  GROUP BY fuid
),
certificates AS (
  SELECT certificate, any_value(print) AS fingerprint, any_value(certificate_subject) AS subject, any_value(certificate_issuer) AS issuer,
    any_value(certificate_serial) AS serial, ${serialNumber(sql`any_value(certificate_serial)`)} AS number,
    any_value(certificate_not_valid_before) AS not_before, any_value(certificate_not_valid_after) AS not_after,
    any_value(certificate_sig_alg) AS sig_alg, any_value(certificate_key_type) AS key_type, any_value(certificate_key_length) AS key_length,
    any_value(san_dns) AS san_dns, any_value(san_ip) AS san_ip
  FROM logged
  GROUP BY certificate
)`
}
