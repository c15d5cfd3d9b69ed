import type { RowOf } from '../../columns'
import type { columns } from './columns'

export type FluxRow = RowOf<typeof columns>

const counted = (n: number | null, one: string, many = `${one}s`) => `${n ?? 0} ${n === 1 ? one : many}`

function within(row: FluxRow): string {
  if (row.first_seen === null || row.last_seen === null) return ''
  const minutes = Math.round((Date.parse(row.last_seen) - Date.parse(row.first_seen)) / 60_000)
  if (minutes < 1) return ' within a minute'
  if (minutes < 120) return ` within ${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? ` within ${hours} h` : ` within ${Math.round(hours / 24)} days`
}

/** How often the set changed; where no cache was seen to be filled again, what the name is listed for instead. */
function changed({ fills, changes, churn }: FluxRow): string {
  if (fills === null) return 'cache fills are counted only for names that are listed'
  if (churn !== null) return `${changes ?? 0} of ${counted(fills, 'cache fill')} changed the set`
  const once = fills === 1 ? 'all at once, from one cache fill' : `from ${fills} caches, each seen filled once`
  return `${once}, so it is listed for their number and whether they change was not seen`
}

export function sentence(row: FluxRow): string {
  const where = `${counted(row.addresses, 'address', 'addresses')} in ${counted(row.networks, 'network')}${within(row)}`
  const valid = row.ttl_max === null ? 'no TTL was seen' : `none was valid for more than ${row.ttl_max} s`
  const outside = row.outside_resolvers ? `, through ${counted(row.outside_resolvers, 'resolver')} outside your networks` : ''
  return `${where}; ${changed(row)}; ${valid}. ${counted(row.clients, 'client')} asked${outside}.`
}

export function caveats(row: FluxRow): readonly string[] {
  return [
    'Double flux: whether the name servers rotate too is seen only where resolvers are captured on their way to them.',
    ...(row.asns === null
      ? ['Autonomous systems: no ASN list is in SPOOR_LISTS, so /16 networks stand in for them in the flux score.']
      : []),
    ...(row.asns === 0 ? ['Autonomous systems: the ASN list knows none of the addresses, so they add nothing to the flux score.'] : []),
    ...(row.first_seen === null
      ? [
          'Observation times are missing: fills are told apart by their addresses alone, in no known order, and changes per hour cannot be told.',
        ]
      : []),
    ...(row.ttl_median === null && row.fills !== null ? ['No answer has a TTL: fills are told apart by their addresses alone.'] : []),
    ...(row.fills !== null && row.churn === null ? ['Change over time: no cache was seen to be filled again.'] : []),
    ...(row.multi_cache
      ? [`${counted(row.multi_cache, 'resolver')} answered from several caches in turn; the order of fills in each is inferred.`]
      : []),
  ]
}
