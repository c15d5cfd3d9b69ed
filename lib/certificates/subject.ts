import { type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** A comma within a value of a distinguished name, as it is kept: RFC 2253 writes `\,`, and a backslash stands as two. */
const withoutCommas = (name: Sql) => sql`replace(${name}, '\\\\,', '')`

/** A distinguished name with a comma at both ends and none inside its values, so that an attribute can be looked for whole. */
export const attributes = (name: Sql) => sql`',' || ${withoutCommas(name)} || ','`

const escaped = (text: string) => text.replaceAll(',', '').replaceAll(/[!%_]/g, '!$&')

/** Whether a name's `attributes` have exactly this one: `O=Let's Encrypt`. `*` stands for any text. */
export function isAmong(attributes: Sql, attribute: string): Sql {
  return sql`${attributes} LIKE ${`%,${escaped(attribute).replaceAll('*', '%')},%`} ESCAPE '!'`
}

/** The same of a distinguished name itself. */
export const hasAttribute = (name: Sql, attribute: string): Sql => isAmong(attributes(name), attribute)

/** Whether a distinguished name has any of these attributes: a long list, looked for at once. */
export const hasAnyOf = (name: Sql, list: readonly string[], fn: Dialect): Sql =>
  sql`${fn.shared(fn.split(withoutCommas(name), ','), sql`${list.map((attribute) => attribute.replaceAll(',', ''))}`)} > 0`

/** The first, most specific common name of a distinguished name; NULL where it has none. */
export function commonName(name: Sql, fn: Dialect): Sql {
  const unescaped = withoutCommas(name)
  return sql`CASE WHEN ',' || ${unescaped} LIKE '%,CN=%' THEN ${fn.captured(unescaped, '(?:^|,)CN=([^,]*)')} END`
}
