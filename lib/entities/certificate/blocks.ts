import type { Block } from '../../entity'
import { raw, sql } from '../../sql'
import { certificateId, validityDays } from '../parts/certificates'
import { inChain, isCertificate, spellings } from './known'

type Logs = 'x509' | 'ssl' | 'dns'

const nought = raw('0')

const servers: Block<Logs> = {
  key: 'servers',
  title: 'Addresses that showed it',
  logs: ['ssl'],
  columns: {
    id_resp_h: { kind: 'address', label: 'Address', help: 'A server that showed it, by itself or in its chain.', field: 'id_resp_h' },
    id_resp_p: { kind: 'port', label: 'Port', help: 'Port of the server.', field: 'id_resp_p' },
    names: { kind: 'names', label: 'Asked for', help: 'Server names that clients wanted there.', priority: 2 },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that were shown it there.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections in which it was shown there.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.', priority: 3 },
  },
  order: 'clients,connections',
  query: ({
    known,
    id,
    from,
    fn,
  }) => sql`SELECT id_resp_h, id_resp_p, ${fn.list(sql`server_name`)} AS names, count(DISTINCT id_orig_h) AS clients, count(*) AS connections, max(ts) AS last_seen
FROM ${from.ssl}
WHERE ${inChain({ known, id, fn })}
GROUP BY id_resp_h, id_resp_p`,
}

const names: Block<Logs> = {
  key: 'names',
  title: 'Names it was shown for',
  logs: ['ssl'],
  columns: {
    server_name: {
      kind: 'name',
      label: 'Name',
      help: 'The server name that the client wanted; none where it sent none.',
      field: 'server_name',
    },
    clients: { kind: 'count', label: 'Clients', help: 'Hosts that wanted it.' },
    addresses: { kind: 'count', label: 'Addr.', help: 'Addresses that showed the certificate for it.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections in which it was shown for the name.' },
  },
  order: 'clients,connections',
  query: ({
    known,
    id,
    from,
    fn,
  }) => sql`SELECT server_name, count(DISTINCT id_orig_h) AS clients, count(DISTINCT id_resp_h) AS addresses, count(*) AS connections
FROM ${from.ssl}
WHERE ${inChain({ known, id, fn })}
GROUP BY server_name`,
}

const clients: Block<Logs> = {
  key: 'clients',
  title: 'Clients',
  logs: ['ssl'],
  columns: {
    id_orig_h: { kind: 'address', label: 'Host', help: 'A host that was shown it.', field: 'id_orig_h' },
    addresses: { kind: 'count', label: 'Addr.', help: 'Addresses that showed it to this host.' },
    connections: { kind: 'count', label: 'Conn.', help: 'Connections in which it was shown to this host.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last of these connections.', priority: 2 },
  },
  order: 'connections',
  query: ({
    known,
    id,
    from,
    fn,
  }) => sql`SELECT id_orig_h, count(DISTINCT id_resp_h) AS addresses, count(*) AS connections, max(ts) AS last_seen
FROM ${from.ssl}
WHERE ${inChain({ known, id, fn })}
GROUP BY id_orig_h`,
}

const covers: Block<Logs> = {
  key: 'covers',
  title: 'Names it is valid for',
  logs: ['x509'],
  columns: {
    name: { kind: 'name', label: 'Name', help: 'A name in the certificate; * stands for one label.', field: 'san_dns' },
    lookups: { kind: 'count', label: 'Lookups', help: 'Lookups of just this name; unset without dns.log.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that asked for just this name.' },
  },
  order: 'hosts,lookups',
  query: ({ known, id, from, all, fn }) => sql`WITH held AS (
  SELECT DISTINCT list.name
  FROM ${all.x509} AS observed, ${fn.unnest({ name: sql`observed.san_dns` })} AS list
  WHERE ${isCertificate({ known, id, fn })}
),
asked AS (
  SELECT query, count(*) AS lookups, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.dns}
  WHERE query IN (SELECT name FROM held)
  GROUP BY query
)
SELECT name, ${from.dns.present ? sql`coalesce(lookups, ${nought})` : sql`NULL`} AS lookups, ${from.dns.present ? sql`coalesce(hosts, ${nought})` : sql`NULL`} AS hosts
FROM held
LEFT JOIN asked ON asked.query = held.name`,
}

const siblings: Block<Logs> = {
  key: 'siblings',
  title: 'Others of its serial or subject',
  logs: ['x509'],
  columns: {
    certificate: { kind: 'hash', label: 'Certificate', help: 'Fingerprint, or the serial where the log has no fingerprint.' },
    shares: { kind: 'text', label: 'Shares', help: 'What it has in common: the serial, or only the subject.' },
    issuer: { kind: 'text', label: 'Issuer', help: 'Who signed it.', field: 'certificate_issuer', priority: 2 },
    validity_days: { kind: 'count', label: 'Valid', unit: 'days', help: 'From the start of its validity to the end.' },
    records: { kind: 'count', label: 'Records', help: 'Observations of it, at most one a day since Zeek 4.1.' },
  },
  order: 'shares,records',
  query: ({ known, id, all, fn }) => {
    const { serials } = spellings(known, id)
    const same = sql`coalesce(${fn.oneOf(sql`certificate_serial`, serials)}, FALSE)`
    return sql`WITH mine AS (
  SELECT DISTINCT certificate_subject AS subject
  FROM ${all.x509}
  WHERE ${isCertificate({ known, id, fn })} AND certificate_subject IS NOT NULL
)
SELECT certificate, shares, any_value(issuer) AS issuer, any_value(validity_days) AS validity_days, count(*) AS records
FROM (
  SELECT ${certificateId} AS certificate, CASE WHEN ${same} THEN 'the serial' ELSE 'the subject' END AS shares, certificate_issuer AS issuer,
    ${validityDays({ fn })} AS validity_days
  FROM ${all.x509}
  WHERE NOT ${isCertificate({ known, id, fn })} AND (${same} OR certificate_subject IN (SELECT subject FROM mine))
) AS others
GROUP BY certificate, shares`
  },
}

export const blocks: readonly Block<Logs>[] = [servers, names, clients, covers, siblings]
