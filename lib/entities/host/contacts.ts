import type { Block } from '../../entity'
import { sql } from '../../sql'
import { carried } from '../../volume'
import { isCall } from '../parts/calls'
import { spoken } from '../parts/spoken'
import { message } from './icmp'
import type { Logs } from './logs'

export const called: Block<Logs> = {
  key: 'called',
  title: 'Peers it called',
  logs: ['conn'],
  columns: {
    id_resp_h: { kind: 'address', label: 'Address', help: 'The peer that it called.', field: 'id_resp_h' },
    names: { kind: 'names', label: 'Name', unit: 'asked before', help: 'Names whose answers to this host held the address.', priority: 1 },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port of the peer.', field: 'id_resp_p' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections of this host to the address and port.' },
    orig_bytes: {
      kind: 'bytes',
      label: 'Out',
      unit: 'bytes',
      help: 'Payload bytes that this host sent, of each connection at most what its packets carried.',
      priority: 2,
    },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts in scope that called the address, this one among them.' },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', quiet: true },
  },
  order: 'hosts,connections',
  query: ({ id, from, fn }) => sql`WITH mine AS (
  SELECT id_resp_h, id_resp_p, proto, count(*) AS connections, sum(${carried('orig')}) AS orig_bytes
  FROM ${from.conn}
  WHERE id_orig_h = ${id} AND ${isCall}
  GROUP BY id_resp_h, id_resp_p, proto
),
callers AS (
  SELECT id_resp_h, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.conn}
  WHERE id_resp_h IN (SELECT id_resp_h FROM mine) AND ${isCall}
  GROUP BY id_resp_h
),
asked AS (
  SELECT list.answer, ${fn.list(sql`query`)} AS names
  FROM ${from.dns} AS lookups, ${fn.unnest({ answer: sql`lookups.answers` })} AS list
  WHERE id_orig_h = ${id}
  GROUP BY list.answer
)
SELECT mine.id_resp_h, ${from.dns.present ? sql`coalesce(names, [])` : sql`NULL`} AS names, id_resp_p, connections, orig_bytes, hosts, proto
FROM mine
JOIN callers ON callers.id_resp_h = mine.id_resp_h
LEFT JOIN asked ON asked.answer = mine.id_resp_h`,
}

export const callers: Block<Logs> = {
  key: 'callers',
  title: 'Hosts that called it',
  logs: ['conn'],
  columns: {
    id_orig_h: { kind: 'address', label: 'Address', help: 'The host that called.', field: 'id_orig_h' },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port that it called here.', field: 'id_resp_p' },
    service: { kind: 'list', label: 'Protocol', help: 'Protocols that Zeek confirmed.', field: 'service', priority: 2 },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections of the caller to this port.' },
    resp_bytes: {
      kind: 'bytes',
      label: 'Back',
      unit: 'bytes',
      help: 'Payload bytes that this host sent back, of each connection at most what its packets carried.',
      priority: 3,
    },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.', priority: 2 },
    id_resp_h: { kind: 'address', label: 'Here', help: 'This host.', quiet: true },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', quiet: true },
  },
  order: 'connections',
  query: ({
    id,
    from,
    fn,
  }) => sql`SELECT id_orig_h, id_resp_p, ${spoken(fn)} AS service, count(*) AS connections, sum(${carried('resp')}) AS resp_bytes,
  max(ts) AS last_seen, id_resp_h, proto
FROM ${from.conn}
WHERE id_resp_h = ${id} AND ${isCall}
GROUP BY id_orig_h, id_resp_h, id_resp_p, proto`,
}

export const icmp: Block<Logs> = {
  key: 'icmp',
  title: 'ICMP messages',
  logs: ['conn'],
  columns: {
    address: { kind: 'address', label: 'Address', help: 'The host at the other end.' },
    message: { kind: 'text', label: 'Message', help: 'What was sent, by its type: ICMP has no ports, and its answers are no calls.' },
    way: { kind: 'text', label: 'Way', help: 'Whether this host sent it or was sent it.' },
    records: { kind: 'count', label: 'Records', help: 'Records of conn; one may stand for many messages.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of them.', priority: 2 },
  },
  order: 'records',
  query: ({
    id,
    from,
    fn,
  }) => sql`SELECT CASE WHEN id_orig_h = ${id} THEN id_resp_h ELSE id_orig_h END AS address, ${message(fn)} AS message,
  CASE WHEN id_orig_h = ${id} THEN 'sent' ELSE 'received' END AS way, count(*) AS records, max(ts) AS last_seen
FROM ${from.conn}
WHERE proto = 'icmp' AND (id_orig_h = ${id} OR id_resp_h = ${id})
GROUP BY address, message, way`,
}
