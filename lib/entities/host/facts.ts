import type { Fact } from '../../entity'
import { sql } from '../../sql'
import { inside, named } from '../parts/inside'

type Logs = 'conn' | 'dhcp' | 'software'

export const facts: readonly Fact<Logs>[] = [
  {
    key: 'place',
    label: 'Inside or outside',
    kind: 'text',
    help: 'Whether it is in one of your own networks, and why: your internal networks, else the sensor by its local networks, else the private ranges.',
    logs: ['conn'],
    query: (input) => inside(input.id, input),
  },
  {
    key: 'named',
    label: 'Your network',
    kind: 'text',
    help: 'The network that you named, by the longest prefix that holds it, and its roles.',
    logs: [],
    query: (input) => named(input.id, input),
  },
  {
    key: 'network',
    label: 'Network',
    kind: 'network',
    help: 'Its /16, or /48 for IPv6.',
    logs: [],
    query: ({ id, fn }) => sql`SELECT ${fn.networkOf(sql`address`)} AS value FROM (SELECT ${id} AS address)`,
  },
  {
    key: 'name',
    label: 'Name, from dhcp',
    kind: 'name',
    help: 'Names that machines gave themselves when they were given this address.',
    logs: ['dhcp'],
    query: ({ id, all }) => sql`SELECT host_name AS value, 'leased ' || count(*) || '×' AS note
FROM ${all.dhcp}
WHERE (assigned_addr = ${id} OR client_addr = ${id}) AND host_name IS NOT NULL
GROUP BY host_name
ORDER BY max(ts) DESC, host_name`,
  },
  {
    key: 'hardware',
    label: 'Hardware, from dhcp',
    kind: 'text',
    help: 'Hardware addresses of the machines that were given this address.',
    logs: ['dhcp'],
    query: ({ id, all }) => sql`SELECT mac AS value
FROM ${all.dhcp}
WHERE (assigned_addr = ${id} OR client_addr = ${id}) AND mac IS NOT NULL
GROUP BY mac
ORDER BY max(ts) DESC, mac`,
  },
  {
    key: 'software',
    label: 'Software',
    kind: 'text',
    help: 'Programs that it showed in its traffic; the names come from the traffic and may be made up.',
    logs: ['software'],
    query: ({ id, from }) => sql`SELECT name AS value
FROM ${from.software}
WHERE host = ${id} AND name IS NOT NULL
GROUP BY name
ORDER BY count(*) DESC, name`,
  },
]
