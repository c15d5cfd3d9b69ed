import publicIssuers from '../../data/reference/public-issuers.json'
import type { Sql } from '../sql'
import type { Dialect } from '../store/store'
import { hasAnyOf } from './subject'

const organisations = publicIssuers.map(({ organisation }) => `O=${organisation}`)

/**
 * Whether an issuer names the organisation of a public authority. The name is what the certificate says, nobody proves it here. Zeek's own `ok` proves no
 * public authority: it says that the sensor's trust store knows the chain, and a company adds its own root there. Microsoft is not listed: its public
 * roots and those for its own services, which keep to no public limit, name the same organisation.
 */
export const isPublicIssuer = (issuer: Sql, fn: Dialect): Sql => hasAnyOf(issuer, organisations, fn)
