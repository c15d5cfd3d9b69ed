import { isPublicIssuer } from '../../certificates/public-issuers'
import { validityLimit } from '../../certificates/validity'
import type { Fact } from '../../entity'
import { sql } from '../../sql'
import { isCertificate } from './known'

/** From when to when it is valid, once for each certificate that the id names, and the limit in force at its issue. */
export const validity: Pick<Fact<'x509' | 'ssl' | 'dns'>, 'logs' | 'query'> = {
  logs: ['x509'],
  query: (input) => sql`SELECT DISTINCT certificate_not_valid_before AS not_before, certificate_not_valid_after AS not_after,
  CAST(${validityLimit(sql`certificate_not_valid_before`, input.fn)} AS BIGINT) AS limit_days,
  coalesce(${isPublicIssuer(sql`certificate_issuer`, input.fn)}, FALSE) AS held
FROM ${input.all.x509}
WHERE ${isCertificate(input)} AND certificate_not_valid_before IS NOT NULL AND certificate_not_valid_after IS NOT NULL`,
}
