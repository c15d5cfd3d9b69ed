import type { Block } from '../../entity'
import { sql } from '../../sql'
import { carried } from '../../volume'
import { isCall } from '../parts/calls'
import { certificateColumns, shownCertificates } from '../parts/certificates'
import { passedOn } from '../parts/passed-on'
import { spoken } from '../parts/spoken'
import { endpoint, isTo } from './endpoint'

type Logs = 'conn' | 'ssl' | 'x509' | 'http' | 'known_services' | 'software'

const clients: Block<Logs> = {
  key: 'clients',
  title: 'Clients',
  logs: ['conn'],
  columns: {
    id_orig_h: { kind: 'address', label: 'Host', help: 'A host that called it.', field: 'id_orig_h' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections of this host to it.' },
    orig_bytes: {
      kind: 'bytes',
      label: 'In',
      unit: 'bytes',
      help: 'Payload bytes that the client sent, of each connection at most what its packets carried.',
      priority: 3,
    },
    resp_bytes: {
      kind: 'bytes',
      label: 'Back',
      unit: 'bytes',
      help: 'Payload bytes that the service sent back, counted likewise.',
      priority: 3,
    },
    first_seen: { kind: 'time', label: 'First', unit: 'UTC', help: 'The first of these connections.', priority: 2 },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.' },
  },
  order: 'connections',
  query: ({
    id,
    from,
  }) => sql`SELECT id_orig_h, count(*) AS connections, sum(${carried('orig')}) AS orig_bytes, sum(${carried('resp')}) AS resp_bytes,
  min(ts) AS first_seen, max(ts) AS last_seen
FROM ${from.conn}
WHERE ${isTo(id, 'conn')}
GROUP BY id_orig_h`,
}

const protocols: Block<Logs> = {
  key: 'protocols',
  title: 'Protocols it spoke',
  logs: ['conn'],
  columns: {
    service: { kind: 'text', label: 'Protocol', help: 'What Zeek confirmed; none where it recognised nothing.', field: 'service' },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that called it so.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections with this protocol.' },
    first_seen: { kind: 'time', label: 'First', unit: 'UTC', help: 'The first of these connections.', priority: 2 },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.', priority: 2 },
  },
  order: 'clients,connections',
  query: ({
    id,
    from,
  }) => sql`SELECT service, count(DISTINCT id_orig_h) AS clients, count(*) AS connections, min(ts) AS first_seen, max(ts) AS last_seen
FROM ${from.conn}
WHERE ${isTo(id, 'conn')}
GROUP BY service`,
}

const names: Block<Logs> = {
  key: 'names',
  title: 'Names it was wanted under',
  logs: ['ssl'],
  columns: {
    name: { kind: 'name', label: 'Name', help: 'The name that clients sent in TLS, or as Host in HTTP.' },
    by: { kind: 'text', label: 'In', help: 'Where the name stood.', priority: 2 },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that sent it.' },
    records: { kind: 'count', label: 'Records', help: 'Handshakes or requests with it.' },
  },
  order: 'clients,records',
  query: ({ id, from }) => sql`SELECT server_name AS name, 'TLS' AS "by", count(DISTINCT id_orig_h) AS clients, count(*) AS records
FROM ${from.ssl}
WHERE ${isTo(id, 'other')} AND server_name IS NOT NULL
GROUP BY server_name
UNION ALL
SELECT host AS name, 'HTTP' AS "by", count(DISTINCT id_orig_h) AS clients, count(*) AS records
FROM ${from.http}
WHERE ${isTo(id, 'other')} AND host IS NOT NULL
GROUP BY host`,
}

const certificates: Block<Logs> = {
  key: 'certificates',
  title: 'Certificates it showed',
  logs: ['ssl', 'x509'],
  columns: certificateColumns,
  order: 'connections',
  query: (input) =>
    shownCertificates(
      input,
      isTo(input.id, 'other'),
      sql`CASE WHEN ${passedOn(endpoint(input.id).address, input)} THEN 'passed on' ELSE 'its own' END`,
    ),
}

const beside: Block<Logs> = {
  key: 'beside',
  title: 'Other ports of the server',
  logs: ['conn'],
  columns: {
    id_resp_p: { kind: 'port', label: 'Port', help: 'Another port that was called on the same address.', field: 'id_resp_p' },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', field: 'proto' },
    service: { kind: 'list', label: 'Protocol', help: 'Protocols that Zeek confirmed there.', field: 'service' },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that called it.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections to it.' },
    id_resp_h: { kind: 'address', label: 'Server', help: 'The same address.', quiet: true },
  },
  order: 'clients,connections',
  query: ({ id, from, fn }) => {
    const { address, port, proto } = endpoint(id)
    return sql`SELECT id_resp_p, proto, ${spoken(fn)} AS service, count(DISTINCT id_orig_h) AS clients, count(*) AS connections, id_resp_h
FROM ${from.conn}
WHERE id_resp_h = ${address} AND ${isCall} AND NOT (id_resp_p = ${port} AND (${proto} IS NULL OR proto = ${proto}))
GROUP BY id_resp_h, id_resp_p, proto`
  },
}

export const blocks: readonly Block<Logs>[] = [clients, protocols, names, certificates, beside]
