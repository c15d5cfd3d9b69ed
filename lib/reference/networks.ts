import type { Dialect } from '../hunt'
import { anyOf, type Sql, sql } from '../sql'

/** Networks in which no single host answers. Source: IANA special-purpose address registries (RFC 6890), RFC 5771, RFC 4291. */
export const specialNetworks: readonly string[] = ['0.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32', 'ff00::/8', '::/128']

/** Networks that are one's own unless said otherwise. Source: RFC 1918, 6598, 1122, 3927, 4193, 4291. */
export const privateNetworks: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
]

/** Whether an address lies in one of the networks; an unset one lies in none. Each network is CIDR. */
export function lies(address: Sql, networks: readonly string[], fn: Dialect): Sql {
  return sql`coalesce(${anyOf(networks.map((network) => fn.inNetwork(address, network)))}, FALSE)`
}
