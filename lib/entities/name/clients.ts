import type { Block, EntityInput } from '../../entity'
import { join, raw, type Sql, sql } from '../../sql'
import { isName } from './spelt'

type Logs = 'dns' | 'conn' | 'ssl' | 'quic' | 'http'

const nought = raw('0')

/** Where a host names a name: the log, its field and the column that counts its records. */
const uses = [
  { key: 'asked', log: 'dns', field: sql`query` },
  { key: 'tls', log: 'ssl', field: sql`server_name` },
  { key: 'quic', log: 'quic', field: sql`server_name` },
  { key: 'http', log: 'http', field: sql`host` },
] as const

type Use = (typeof uses)[number]

const counted = ({ key }: Use, present: boolean): Sql =>
  present ? sql`count(*) FILTER (WHERE way = ${key}) AS ${raw(key)}` : sql`CAST(NULL AS BIGINT) AS ${raw(key)}`

/** id_orig_h, a column for each use (NULL where its log is not loaded) and last_seen, one row per host that used the name. */
function users(input: EntityInput<Logs>): Sql {
  const each = uses.map(
    ({ key, log, field }) => sql`SELECT id_orig_h, ts, ${key} AS way FROM ${input.from[log]} AS log WHERE ${isName(field, input)}`,
  )
  return sql`SELECT id_orig_h, ${join(uses.map((use) => counted(use, input.from[use.log].present)))}, max(ts) AS last_seen
  FROM (${join(each, ' UNION ALL ')}) AS named
  GROUP BY id_orig_h`
}

/** Who asked for the name, or named it to a server: where lookups are not seen, TLS, QUIC and HTTP still tell. */
export const clients: Block<Logs> = {
  key: 'clients',
  title: 'Clients',
  logs: [],
  columns: {
    id_orig_h: { kind: 'address', label: 'Host', help: 'A host that asked for the name or named it to a server.', field: 'id_orig_h' },
    asked: { kind: 'count', label: 'Asked', help: 'Lookups of the name by this host.' },
    tls: { kind: 'count', label: 'TLS', help: 'TLS connections in which this host sent the name (SNI).' },
    quic: { kind: 'count', label: 'QUIC', help: 'QUIC connections in which this host sent the name; they are among those of TLS too.' },
    http: { kind: 'count', label: 'HTTP', help: 'Requests of this host for the name, as its header Host says.' },
    connected: { kind: 'count', label: 'Connected', help: 'Connections of this host to an address that was answered for the name.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last lookup, connection or request of these.', priority: 2 },
  },
  records: { asked: 'dns', tls: 'ssl', quic: 'quic', http: 'http' },
  order: 'asked,tls,quic,http',
  query: (input) => {
    const { from, fn } = input
    return sql`WITH users AS (
  ${users(input)}
),
given AS (
  SELECT DISTINCT list.answer
  FROM ${from.dns} AS lookups, ${fn.unnest({ answer: sql`lookups.answers` })} AS list
  WHERE ${isName(sql`query`, input)}
),
made AS (
  SELECT id_orig_h, count(*) AS connected
  FROM ${from.conn}
  WHERE id_resp_h IN (SELECT answer FROM given)
  GROUP BY id_orig_h
)
SELECT users.id_orig_h, asked, tls, quic, http, ${from.conn.present && from.dns.present ? sql`coalesce(connected, ${nought})` : sql`CAST(NULL AS BIGINT)`} AS connected, last_seen
FROM users
LEFT JOIN made ON made.id_orig_h = users.id_orig_h
WHERE users.id_orig_h IS NOT NULL`
  },
}
