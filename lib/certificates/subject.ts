import { type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** A distinguished name with a comma at both ends and none inside its values, so that an attribute can be looked for whole. */
const parts = (name: Sql) => sql`',' || replace(${name}, '\\,', '') || ','`

const escaped = (text: string) => text.replaceAll(',', '').replaceAll(/[!%_]/g, '!$&')

/** Whether a distinguished name (RFC 2253, commas in values as `\,`) has exactly this attribute: `O=Let's Encrypt`. `*` stands for any text. */
export function hasAttribute(name: Sql, attribute: string): Sql {
  return sql`${parts(name)} LIKE ${`%,${escaped(attribute).replaceAll('*', '%')},%`} ESCAPE '!'`
}

/** The first, most specific common name of a distinguished name; NULL where it has none. */
export function commonName(name: Sql, fn: Dialect): Sql {
  const unescaped = sql`replace(${name}, '\\,', '')`
  return sql`CASE WHEN ',' || ${unescaped} LIKE '%,CN=%' THEN ${fn.captured(unescaped, '(?:^|,)CN=([^,]*)')} END`
}
