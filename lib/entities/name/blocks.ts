import type { Block } from '../../entity'
import { nameParts, registrable } from '../../reference/registrable'
import { anyOf, sql } from '../../sql'
import { certificateColumns, shownCertificates } from '../parts/certificates'
import { clients } from './clients'
import { isName, spellings } from './spelt'

type Logs = 'dns' | 'conn' | 'ssl' | 'quic' | 'x509' | 'http'

const addresses: Block<Logs> = {
  key: 'addresses',
  title: 'Addresses',
  logs: ['dns'],
  columns: {
    answer: { kind: 'address', label: 'Address', help: 'An address that answered for the name.', field: 'answers' },
    names: { kind: 'count', label: 'Names', help: 'Names in scope that the address answered for, this one among them.' },
    answers: { kind: 'count', label: 'Answers', help: 'Answers for this name that held it.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that got such an answer.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last such answer.', priority: 3 },
  },
  order: 'names,answers',
  query: ({ id, known, from, fn }) => sql`WITH given AS (
  SELECT list.answer, count(*) AS answers, count(DISTINCT id_orig_h) AS hosts, max(ts) AS last_seen
  FROM ${from.dns} AS lookups, ${fn.unnest({ answer: sql`lookups.answers` })} AS list
  WHERE ${isName(sql`query`, { id, known })} AND (${fn.isIPv4(sql`list.answer`)} OR ${fn.isIPv6(sql`list.answer`)})
  GROUP BY list.answer
),
others AS (
  SELECT list.answer, count(DISTINCT query) AS names
  FROM ${from.dns} AS lookups, ${fn.unnest({ answer: sql`lookups.answers` })} AS list
  WHERE list.answer IN (SELECT answer FROM given)
  GROUP BY list.answer
)
SELECT given.answer, names, answers, hosts, last_seen
FROM given
JOIN others ON others.answer = given.answer`,
}

const beside: Block<Logs> = {
  key: 'beside',
  title: 'Names beside it',
  logs: ['dns'],
  columns: {
    query: { kind: 'name', label: 'Name', help: 'Another name under the same registrable domain.', field: 'query' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that asked for it.' },
    records: { kind: 'count', label: 'Lookups', help: 'Lookups of it.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last lookup.', priority: 2 },
  },
  order: 'hosts,records',
  query: ({ id, known, from, reference, fn }) => sql`WITH ${nameParts(sql`(SELECT ${id} AS query)`, reference, fn)},
${registrable(fn)}
SELECT lookups.query, count(DISTINCT id_orig_h) AS hosts, count(*) AS records, max(ts) AS last_seen
FROM ${from.dns} AS lookups, registrable
WHERE NOT ${isName(sql`lookups.query`, { id, known })} AND (lookups.query = domain OR right(lookups.query, length(domain) + 1) = '.' || domain)
GROUP BY lookups.query`,
}

const aliases: Block<Logs> = {
  key: 'aliases',
  title: 'Aliases',
  logs: ['dns'],
  columns: {
    name: { kind: 'name', label: 'Name', help: 'A name that stands with this one in a chain of answers.', field: 'query' },
    way: { kind: 'text', label: 'Way', help: 'Whether this name leads there or is led to from there.' },
    records: { kind: 'count', label: 'Answers', help: 'Answers that say so.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that got such an answer.' },
  },
  order: 'hosts,records',
  query: ({
    id,
    known,
    from,
    fn,
  }) => sql`SELECT list.answer AS name, 'leads there' AS way, count(*) AS records, count(DISTINCT id_orig_h) AS hosts
FROM ${from.dns} AS lookups, ${fn.unnest({ answer: sql`lookups.answers` })} AS list
WHERE ${isName(sql`query`, { id, known })} AND list.answer <> ${id} AND NOT ${fn.isIPv4(sql`list.answer`)} AND NOT ${fn.isIPv6(sql`list.answer`)}
GROUP BY list.answer
UNION ALL
SELECT query AS name, 'led to from there' AS way, count(*) AS records, count(DISTINCT id_orig_h) AS hosts
FROM ${from.dns}
WHERE (${anyOf(spellings(id, known).map((one) => fn.contains(sql`answers`, sql`${one}`)))}) AND NOT ${isName(sql`query`, { id, known })}
GROUP BY query`,
}

const resolvers: Block<Logs> = {
  key: 'resolvers',
  title: 'Resolvers asked',
  logs: ['dns'],
  columns: {
    id_resp_h: { kind: 'address', label: 'Resolver', help: 'A server that was asked for the name.', field: 'id_resp_h' },
    id_resp_p: {
      kind: 'port',
      label: 'Port',
      help: 'Port that was asked: 53 for DNS, 5353 and 5355 for names on the link.',
      field: 'id_resp_p',
    },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that asked it for this name.' },
    records: { kind: 'count', label: 'Lookups', help: 'Lookups of this name.' },
  },
  order: 'hosts,records',
  query: ({ id, known, from }) => sql`SELECT id_resp_h, id_resp_p, count(DISTINCT id_orig_h) AS hosts, count(*) AS records
FROM ${from.dns}
WHERE ${isName(sql`query`, { id, known })}
GROUP BY id_resp_h, id_resp_p`,
}

const certificates: Block<Logs> = {
  key: 'certificates',
  title: 'Certificates',
  logs: ['ssl', 'x509'],
  columns: certificateColumns,
  order: 'connections',
  query: (input) => shownCertificates(input, isName(sql`server_name`, input), sql`'shown for it'`),
}

const servers: Block<Logs> = {
  key: 'servers',
  title: 'Servers reached under it',
  logs: ['ssl'],
  columns: {
    id_resp_h: { kind: 'address', label: 'Server', help: 'A server that was sent this name in TLS.', field: 'id_resp_h' },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port of the server.', field: 'id_resp_p' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that sent it.' },
    connections: { kind: 'count', label: 'Conn.', help: 'TLS connections with this server name.' },
  },
  order: 'hosts,connections',
  query: ({ id, known, from }) => sql`SELECT id_resp_h, id_resp_p, count(DISTINCT id_orig_h) AS hosts, count(*) AS connections
FROM ${from.ssl}
WHERE ${isName(sql`server_name`, { id, known })}
GROUP BY id_resp_h, id_resp_p`,
}

export const blocks: readonly Block<Logs>[] = [addresses, clients, beside, resolvers, certificates, servers, aliases]
