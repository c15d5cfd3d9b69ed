import { z } from 'zod'
import known from '../../data/reference/attack-tool-certificates.json'
import { join, type Sql, sql } from '../sql'
import { serialForms } from './serial'
import { isAmong } from './subject'

const tools = z
  .array(
    z.strictObject({
      tool: z.string(),
      /** What `value` is: a serial number in hexadecimal, a digest of the certificate, or one attribute of its subject or issuer. */
      field: z.enum(['serial', 'sha256', 'sha1', 'subject', 'issuer']),
      value: z.string(),
      what: z.string(),
      source: z.string(),
      /** V read in the source itself, S in an excerpt of it, K known in the field. */
      grade: z.enum(['V', 'S', 'K']),
    }),
  )
  .parse(known)

/** What a certificate has that is a default of an attack tool: `Cobalt Strike: serial 8BB00EE`; NULL for all others. `serial` is in the form of `serialNumber`, subject and issuer are their `attributes`. */
export function attackTool({
  serial,
  fingerprint,
  subject,
  issuer,
}: Readonly<Record<'serial' | 'fingerprint' | 'subject' | 'issuer', Sql>>): Sql {
  const cases = tools.map(({ tool, field, value }) => {
    const is = {
      serial: sql`${serial} = ${serialForms(value)[0] ?? value}`,
      sha256: sql`${fingerprint} = ${value.toLowerCase()}`,
      sha1: sql`${fingerprint} = ${value.toLowerCase()}`,
      subject: isAmong(subject, value),
      issuer: isAmong(issuer, value),
    }[field]
    return sql`WHEN ${is} THEN ${`${tool}: ${field} ${value}`}`
  })
  return sql`CASE ${join(cases, ' ')} END`
}
