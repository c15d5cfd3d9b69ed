import { type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** A name as `plainName` gives it, and what is left of it without its left-most label; NULL for a single label. */
export interface Asked {
  readonly name: Sql
  readonly parent: Sql
}

/** What is left of a name without its left-most label; NULL for a single label. */
export const parentOf = (name: Sql): Sql => sql`CASE WHEN ${name} LIKE '%.%' THEN substr(${name}, position('.' IN ${name}) + 1) END`

/** Whether a pattern of a certificate is the name or has a star in place of its whole left-most label. */
export function matches(pattern: Sql, { name, parent }: Asked): Sql {
  return sql`(lower(${pattern}) = ${name} OR lower(${pattern}) = '*.' || ${parent})`
}

/** Whether a name is an address in truth; looking at its end first spares most names the patterns of addresses. */
export const isAddress = (name: Sql, fn: Dialect): Sql =>
  sql`((${name} LIKE '%:%' OR substr(${name}, length(${name})) BETWEEN '0' AND '9') AND (${fn.isIPv4(name)} OR ${fn.isIPv6(name)}))`

/**
 * Whether a certificate holds for a name as RFC 9525 says: by its alternative names alone, compared as A-labels without regard to case; a star
 * only as the whole left-most label, for exactly one; an address only by an address. NULL lists hold for nothing.
 */
export function covers(certificate: { readonly dns: Sql; readonly ip: Sql }, asked: Asked, fn: Dialect): Sql {
  const byName = sql`${fn.size(fn.filter(certificate.dns, (pattern) => matches(pattern, asked)))} > 0`
  const byAddress = sql`${fn.size(fn.filter(certificate.ip, (address) => sql`lower(${address}) = ${asked.name}`))} > 0`
  return sql`coalesce(CASE WHEN ${isAddress(asked.name, fn)} THEN ${byAddress} ELSE ${byName} END, FALSE)`
}
