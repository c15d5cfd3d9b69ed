import { type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** Digits with the dots and underlines between them: `120.0.6099.71` and `15_2` are versions. */
const version = '[0-9]+(?:[._][0-9]+)*'

/** Text with its versions as `#`. */
export const versionless = (text: Sql, fn: Dialect): Sql => fn.replaced(text, version, '#')

/** The network of an address, `192.0.2.0/24` or `2001:db8:1::/48`; NULL for what is no address. */
export function narrowNetwork(address: Sql, fn: Dialect): Sql {
  return sql`CASE WHEN ${fn.isIPv4(address)} THEN ${fn.replaced(address, '[0-9]+$', '0/24')} ELSE ${fn.networkOf(address)} END`
}
