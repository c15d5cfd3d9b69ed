import { z } from 'zod'
import known from '../../data/reference/example-subjects.json'
import { join, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'
import { isAmong } from './subject'

const examples = z
  .array(
    z.strictObject({
      /** One attribute of a subject. */
      value: z.string(),
      what: z.string(),
      source: z.string(),
      /** V read in the source itself, S in an excerpt of it, K known in the field. */
      grade: z.enum(['V', 'S', 'K']),
    }),
  )
  .parse(known)

const random = '[a-z2-7]{8,20}'

/**
 * Whether a certificate is named as Tor names its own: subject and issuer are a common name each, `www.`, 8 to 20 letters of base 32 at random, and `.net`, the
 * issuer's also `.com`. NULL where one of both is. Source: torproject/tor, src/lib/tls/tortls.c, tor_tls_context_init_certificates.
 */
export function namedByTor(subject: Sql, issuer: Sql, fn: Dialect): Sql {
  const looks = sql`${subject} LIKE 'CN=www.%.net' AND ${issuer} LIKE 'CN=www.%'`
  return sql`CASE WHEN ${subject} IS NULL OR ${issuer} IS NULL THEN NULL WHEN ${looks}
    THEN ${fn.matches(subject, `^CN=www\\.${random}\\.net$`)} AND ${fn.matches(issuer, `^CN=www\\.${random}\\.(?:net|com)$`)} ELSE FALSE END`
}

/** What of a subject, in the form of `attributes`, is the text of an example or a default that nobody filled in: `O=Acme Co`; NULL for all others. */
export function exampleIn(subject: Sql): Sql {
  const cases = examples.map(({ value }) => sql`WHEN ${isAmong(subject, value)} THEN ${value}`)
  return sql`CASE ${join(cases, ' ')} END`
}
