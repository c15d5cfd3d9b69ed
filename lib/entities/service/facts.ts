import type { Fact } from '../../entity'
import { sql } from '../../sql'
import { inside } from '../parts/inside'
import { endpoint } from './endpoint'

type Logs = 'conn' | 'known_services' | 'software'

export const facts: readonly Fact<Logs>[] = [
  {
    key: 'server',
    label: 'Server',
    kind: 'address',
    help: 'The host that offers it.',
    logs: [],
    query: ({ id }) => sql`SELECT ${endpoint(id).address} AS value`,
  },
  {
    key: 'place',
    label: 'Inside or outside',
    kind: 'text',
    help: 'Whether the server is in one of your own networks, and why: your internal networks, else the sensor by its local networks, else the private ranges.',
    logs: ['conn'],
    query: (input) => inside(endpoint(input.id).address, input),
  },
  {
    key: 'listed',
    label: 'In known_services',
    kind: 'time',
    help: 'When the inventory first listed it, over all data, and with which protocols.',
    logs: ['known_services'],
    query: ({ id, all, fn }) => {
      const { address, port, proto } = endpoint(id)
      return sql`SELECT min(ts) AS value, ${fn.joined(fn.list(sql`nullif(${fn.joined(sql`service`, ', ')}, '')`), '; ')} AS note
FROM ${all.known_services}
WHERE host = ${address} AND port_num = ${port} AND (${proto} IS NULL OR port_proto = ${proto})`
    },
  },
  {
    key: 'software',
    label: 'Software',
    kind: 'text',
    help: 'Programs that the server showed on this port; the names come from the traffic and may be made up.',
    logs: ['software'],
    query: ({ id, from }) => {
      const { address, port } = endpoint(id)
      return sql`SELECT coalesce(unparsed_version, name) AS value
FROM ${from.software}
WHERE host = ${address} AND host_p = ${port}
GROUP BY coalesce(unparsed_version, name)
ORDER BY count(*) DESC, value`
    },
  },
]
