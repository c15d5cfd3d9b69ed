import type { Block } from '../../entity'
import { isAnswered, offered } from '../../reference/answered'
import { raw, sql } from '../../sql'
import { certificateColumns, shownCertificates } from '../parts/certificates'
import { passedOn } from '../parts/passed-on'
import { spoken } from '../parts/spoken'
import { called, callers, icmp } from './contacts'
import type { Logs } from './logs'
import { askedFor, ledTo } from './names'

const nought = raw('0')

const offers: Block<Logs> = {
  key: 'services',
  title: 'Services it offers',
  logs: ['conn'],
  columns: {
    id_resp_p: {
      kind: 'port',
      label: 'Port',
      help: 'The port that answered, or that known_services lists.',
      field: 'id_resp_p',
    },
    proto: { kind: 'text', label: 'Proto', help: 'Transport protocol.', field: 'proto' },
    service: { kind: 'list', label: 'Protocol', help: 'Protocols that Zeek confirmed in conn or known_services.', field: 'service' },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that it answered.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections that it answered.' },
    first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'The first of these records in scope.', priority: 2 },
    id_resp_h: { kind: 'address', label: 'Here', help: 'This host.', quiet: true },
  },
  order: 'clients,connections',
  query: ({ id, from, fn }) => sql`WITH answered AS (
  SELECT id_resp_p, proto, ${spoken(fn)} AS services, count(DISTINCT id_orig_h) AS clients, count(*) AS connections, min(ts) AS first_seen
  FROM ${from.conn}
  WHERE id_resp_h = ${id} AND ${offered} AND coalesce(${isAnswered}, resp_bytes > ${nought})
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
      sql`CASE WHEN ${passedOn(input.id, input)} THEN 'passed on' WHEN id_resp_h = ${input.id} THEN 'its own' ELSE 'shown to it' END`,
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

export const blocks: readonly Block<Logs>[] = [called, askedFor, callers, offers, ledTo, certificates, agents, icmp]
