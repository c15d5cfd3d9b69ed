import { digests } from '../../certificates/identity'
import type { EntityInput, Row } from '../../entity'
import { anyOf, raw, type Sql, sql } from '../../sql'

const nought = raw('0')

/** Up to Zeek 4.0 each observation has an id of its own; so many of them are followed. */
export const mostFiles = 200

const texts = (cell: Row[string] | undefined): readonly string[] => (Array.isArray(cell) ? cell.map(String) : [])

/** What stands for the certificate in records, as they spell it; where no certificate log knows it, the id itself as far as it can be one. */
export function spellings(known: Row, id: string) {
  const [prints, files] = [texts(known.prints), texts(known.files)]
  const unknown = prints.length === 0 && files.length === 0
  return {
    prints: unknown && /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/.test(id) ? [id] : prints,
    /** File ids of observations that have no fingerprint. */
    files: unknown && id.startsWith('F') ? [id] : files,
    serials: texts(known.serials),
    issuers: texts(known.issuers),
  }
}

/** Hexadecimal without case, separators and leading zeros: how serials are compared. */
const bareHex = (hex: string): string => hex.toLowerCase().replace(/^(-?)0+(?=.)/, '$1')

/** One row: prints, files, serials and issuers of all observations whose fingerprint, SHA-1 in files.log, serial or file id it is. */
export function identify({ id, all, fn }: Omit<EntityInput<'x509' | 'files'>, 'known'>): Sql {
  const serial = sql`regexp_replace(lower(certificate_serial), '^(-?)0+(.)', '\\1\\2')`
  return sql`WITH digested AS (
  SELECT fuid FROM (${digests(sql`(SELECT fuid, sha1, source FROM ${all.files} WHERE lower(sha1) = ${id})`)}) AS digests
),
observed AS (
  SELECT fingerprint, CASE WHEN fingerprint IS NULL THEN id END AS file, certificate_serial, certificate_issuer
  FROM ${all.x509}
  WHERE lower(fingerprint) = ${id} OR id = ${id} OR ${serial} = ${bareHex(id)} OR id IN (SELECT fuid FROM digested)
  UNION ALL SELECT NULL, fuid, NULL, NULL FROM digested
)
SELECT ${fn.list(sql`fingerprint`)} AS prints, ${fn.list(sql`file`)} AS files, ${fn.list(sql`certificate_serial`)} AS serials,
  ${fn.list(sql`certificate_issuer`)} AS issuers
FROM observed`
}

type Subject = Pick<EntityInput<never>, 'known' | 'id' | 'fn'>

/** Whether a record of x509 is one of the certificate. */
export function isCertificate({ known, id, fn }: Subject): Sql {
  const { prints, files } = spellings(known, id)
  const printed = sql`coalesce(${fn.oneOf(sql`fingerprint`, prints)}, FALSE)`
  return sql`(${printed} OR (fingerprint IS NULL AND coalesce(${fn.oneOf(sql`id`, files)}, FALSE)))`
}

/** Whether a record of ssl has it in the chain that the server showed. */
export function inChain({ known, id, fn }: Subject): Sql {
  const { prints, files } = spellings(known, id)
  const held = (column: Sql, list: readonly string[]) =>
    list.length === 0 ? [] : [sql`coalesce(${fn.shared(column, sql`${list.slice(0, mostFiles)}`)}, ${nought}) > ${nought}`]
  return sql`(${anyOf([...held(sql`cert_chain_fps`, prints), ...held(sql`cert_chain_fuids`, files)])})`
}
