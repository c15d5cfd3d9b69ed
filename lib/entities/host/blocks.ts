import type { Block } from '../../entity'
import { raw, sql } from '../../sql'
import { carried } from '../../volume'
import { certificateColumns, shownCertificates } from '../parts/certificates'

type Logs = 'conn' | 'dns' | 'ssl' | 'x509' | 'http' | 'known_services' | 'software' | 'dhcp'

const nought = raw('0')

const called: Block<Logs> = {
  key: 'called',
  title: 'Peers it called',
  logs: ['conn'],
  columns: {
    id_resp_h: { kind: 'address', label: 'Address', help: 'The peer that it called.', field: 'id_resp_h' },
    names: { kind: 'names', label: 'Name', unit: 'asked before', help: 'Names whose answers to this host held the address.', priority: 1 },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port of the peer.', field: 'id_resp_p' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections of this host to the address and port.' },
    orig_bytes: { kind: 'bytes', label: 'Out', unit: 'bytes', help: 'Payload sent, at most what packets carried.', priority: 2 },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts in scope that called the address, this one among them.' },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', quiet: true },
  },
  order: 'hosts,connections',
  query: ({ id, from, fn }) => sql`WITH mine AS (
  SELECT id_resp_h, id_resp_p, proto, count(*) AS connections, sum(${carried('orig')}) AS orig_bytes
  FROM ${from.conn}
  WHERE id_orig_h = ${id}
  GROUP BY id_resp_h, id_resp_p, proto
),
callers AS (
  SELECT id_resp_h, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.conn}
  WHERE id_resp_h IN (SELECT id_resp_h FROM mine)
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

const callers: Block<Logs> = {
  key: 'callers',
  title: 'Hosts that called it',
  logs: ['conn'],
  columns: {
    id_orig_h: { kind: 'address', label: 'Address', help: 'The host that called.', field: 'id_orig_h' },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port that it called here.', field: 'id_resp_p' },
    service: { kind: 'list', label: 'Protocol', help: 'Protocols that Zeek confirmed.', field: 'service', priority: 2 },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections of the caller to this port.' },
    resp_bytes: { kind: 'bytes', label: 'Back', unit: 'bytes', help: 'Payload sent back, at most what packets carried.', priority: 3 },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.', priority: 2 },
    id_resp_h: { kind: 'address', label: 'Here', help: 'This host.', quiet: true },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', quiet: true },
  },
  order: 'connections',
  query: ({
    id,
    from,
    fn,
  }) => sql`SELECT id_orig_h, id_resp_p, ${fn.list(sql`service`)} AS service, count(*) AS connections, sum(${carried('resp')}) AS resp_bytes,
  max(ts) AS last_seen, id_resp_h, proto
FROM ${from.conn}
WHERE id_resp_h = ${id}
GROUP BY id_orig_h, id_resp_h, id_resp_p, proto`,
}

const askedFor: Block<Logs> = {
  key: 'asked',
  title: 'Names it asked for',
  logs: ['dns'],
  columns: {
    query: { kind: 'name', label: 'Name', help: 'The name that it asked for.', field: 'query' },
    asked: { kind: 'count', label: 'Asked', help: 'Lookups of the name by this host.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts in scope that asked for the name, this one among them.' },
    last_seen: { kind: 'time', label: 'Last asked', unit: 'UTC', help: 'The last lookup by this host.', priority: 2 },
  },
  order: 'hosts,asked',
  query: ({ id, from }) => sql`WITH mine AS (
  SELECT query, count(*) AS asked, max(ts) AS last_seen
  FROM ${from.dns}
  WHERE id_orig_h = ${id} AND query IS NOT NULL
  GROUP BY query
),
askers AS (
  SELECT query, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.dns}
  WHERE query IN (SELECT query FROM mine)
  GROUP BY query
)
SELECT mine.query, asked, hosts, last_seen
FROM mine
JOIN askers ON askers.query = mine.query`,
}

const ledTo: Block<Logs> = {
  key: 'names',
  title: 'Names that led to it',
  logs: ['dns'],
  columns: {
    query: { kind: 'name', label: 'Name', help: 'A name whose answers held this address.', field: 'query' },
    answers: { kind: 'count', label: 'Answers', help: 'Answers that held this address.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that got such an answer.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last such answer.', priority: 2 },
  },
  order: 'hosts,answers',
  query: ({ id, from, fn }) => sql`SELECT query, count(*) AS answers, count(DISTINCT id_orig_h) AS hosts, max(ts) AS last_seen
FROM ${from.dns}
WHERE ${fn.contains(sql`answers`, sql`${id}`)} AND query IS NOT NULL
GROUP BY query`,
}

const offers: Block<Logs> = {
  key: 'services',
  title: 'Services it offers',
  logs: ['conn'],
  columns: {
    id_resp_p: {
      kind: 'port',
      label: 'Port',
      help: 'The port that answered with payload, or that known_services lists.',
      field: 'id_resp_p',
    },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', field: 'proto' },
    service: { kind: 'list', label: 'Protocol', help: 'Protocols that Zeek confirmed in conn or known_services.', field: 'service' },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that got payload from it.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections in which it sent payload.' },
    first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'The first of these records in scope.', priority: 2 },
    id_resp_h: { kind: 'address', label: 'Here', help: 'This host.', quiet: true },
  },
  order: 'clients,connections',
  query: ({ id, from, fn }) => sql`WITH answered AS (
  SELECT id_resp_p, proto, ${fn.list(sql`service`)} AS services, count(DISTINCT id_orig_h) AS clients, count(*) AS connections, min(ts) AS first_seen
  FROM ${from.conn}
  WHERE id_resp_h = ${id} AND resp_bytes > ${nought}
  GROUP BY id_resp_p, proto
),
listed AS (
  SELECT port_num, port_proto, ${fn.list(sql`lower(list.one)`)} AS services, min(ts) AS first_seen
  FROM (SELECT ts, port_num, port_proto, CASE WHEN ${fn.size(sql`service`)} > ${nought} THEN service ELSE [NULL] END AS spoken FROM ${from.known_services} WHERE host = ${id}) AS known,
    ${fn.unnest({ one: sql`known.spoken` })} AS list
  GROUP BY port_num, port_proto
)
SELECT coalesce(id_resp_p, port_num) AS id_resp_p, coalesce(proto, port_proto) AS proto,
  CASE WHEN ${fn.size(sql`answered.services`)} > ${nought} THEN answered.services ELSE coalesce(listed.services, []) END AS service,
  coalesce(clients, ${nought}) AS clients, coalesce(connections, ${nought}) AS connections,
  least(coalesce(answered.first_seen, listed.first_seen), coalesce(listed.first_seen, answered.first_seen)) AS first_seen, ${id} AS id_resp_h
FROM answered
FULL JOIN listed ON port_num = id_resp_p AND port_proto = proto`,
}

const certificates: Block<Logs> = {
  key: 'certificates',
  title: 'Certificates',
  logs: ['ssl', 'x509'],
  columns: certificateColumns,
  order: 'connections',
  query: (input) =>
    shownCertificates(
      input,
      sql`id_orig_h = ${input.id} OR id_resp_h = ${input.id}`,
      sql`CASE WHEN id_resp_h = ${input.id} THEN 'its own' ELSE 'shown to it' END`,
    ),
}

const agents: Block<Logs> = {
  key: 'agents',
  title: 'User agents it sent',
  logs: ['http'],
  columns: {
    user_agent: { kind: 'agent', label: 'User agent', help: 'What the client called itself.', field: 'user_agent' },
    requests: { kind: 'count', label: 'Requests', help: 'Requests of this host with it.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts in scope that sent the same.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last such request of this host.', priority: 2 },
  },
  order: 'hosts,requests',
  query: ({ id, from }) => sql`WITH mine AS (
  SELECT user_agent, count(*) AS requests, max(ts) AS last_seen
  FROM ${from.http}
  WHERE id_orig_h = ${id} AND user_agent IS NOT NULL
  GROUP BY user_agent
),
senders AS (
  SELECT user_agent, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.http}
  WHERE user_agent IN (SELECT user_agent FROM mine)
  GROUP BY user_agent
)
SELECT mine.user_agent, requests, hosts, last_seen
FROM mine
JOIN senders ON senders.user_agent = mine.user_agent`,
}

export const blocks: readonly Block<Logs>[] = [called, askedFor, callers, offers, ledTo, certificates, agents]
