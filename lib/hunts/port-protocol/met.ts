import { lies, placing, specialNetworks } from '../../reference/networks'
import { anyOf, raw, type Sql, sql } from '../../sql'
import { carried } from '../../volume'
import { flows, type Input } from './flows'

const day = 86_400

/**
 * CTEs over `judged`: `listed`, its rows that are asked for connection by connection (those with a tier, and what the parameters add), with
 * line (numbers the rows of the hunt) and spare (the line of what an exception excuses there, counted downwards); `lines`, one row per line: said,
 * id_resp_p, proto, tier (NULL where excused), excused, expected, spoken, spellings (as the log writes the set); `excuses`, which address is excused on which line; `contacts`, one row
 * per connection: line and the fields of `flows`.
 */
export function contacts(input: Input): Sql {
  const { params, from, reference, fn } = input
  const { exceptions } = reference
  const wanted = anyOf([
    sql`tier IS NOT NULL`,
    ...(params.expected ? [sql`said <> ''`] : []),
    ...(params.unrecognised ? [sql`said = ''`] : []),
  ])
  const excusing = exceptions.present && !params.excepted
  const line = excusing
    ? sql`CASE WHEN by_client.address IS NULL AND by_server.address IS NULL THEN listed.line ELSE listed.spare END`
    : raw('listed.line')
  const joins = excusing
    ? sql`LEFT JOIN excuses AS by_client ON by_client.line = listed.line AND by_client.address = flows.id_orig_h
  LEFT JOIN excuses AS by_server ON by_server.line = listed.line AND by_server.address = flows.id_resp_h`
    : raw('')
  // The engine leaves out most of the log by the port alone, before it looks at anything else.
  const near = sql`(SELECT conn.* FROM ${from.conn} AS conn WHERE id_resp_p IN (SELECT id_resp_p FROM listed))`
  return sql`listed AS (
  SELECT spelt, broken, id_resp_p, proto, class, said, tier, expected, spoken, dense_rank() OVER (ORDER BY said, id_resp_p, proto, tier) AS line,
    -dense_rank() OVER (ORDER BY said, id_resp_p, proto) AS spare
  FROM judged
  WHERE ${wanted}
),
lines AS (
  SELECT line, said, id_resp_p, proto, tier, FALSE AS excused, any_value(expected) AS expected, any_value(spoken) AS spoken,
    ${fn.list(sql`spelt`)} AS spellings
  FROM listed
  GROUP BY line, said, id_resp_p, proto, tier
  UNION ALL
  SELECT spare, said, id_resp_p, proto, NULL, TRUE, any_value(expected), any_value(spoken), ${fn.list(sql`spelt`)}
  FROM listed
  GROUP BY spare, said, id_resp_p, proto
),
excuses AS (
  SELECT line, address
  FROM lines
  JOIN ${exceptions} AS exceptions ON coalesce(exceptions.port, id_resp_p) = id_resp_p AND coalesce(exceptions.proto, lines.proto) = lines.proto
  WHERE tier IS NOT NULL AND (exceptions.service IS NULL OR (CASE WHEN said = '' THEN ',none,' ELSE ',' || said || ',' END) LIKE '%,' || exceptions.service || ',%')
  GROUP BY line, address
),
contacts AS (
  SELECT ${line} AS line, flows.spelt, flows.broken, flows.uid, flows.ts, flows.id_orig_h, flows.id_resp_h, flows.local_resp,
    flows.orig_bytes, flows.orig_ip_bytes, flows.resp_bytes, flows.resp_ip_bytes
  FROM ${flows(input, { conn: near })} AS flows
  JOIN listed ON listed.spelt = flows.spelt AND listed.broken = flows.broken AND listed.id_resp_p = flows.id_resp_p AND listed.proto = flows.proto
    AND listed.class = flows.class
  ${joins}
)`
}

/**
 * CTEs over `contacts`: `met`, one row per line and server; `places`, each server: single (no multicast or broadcast) and outside (of the own
 * networks); `sides`, one row per line: clients, days; `sums`, one row per line: servers, connections, orig_bytes, resp_bytes, missed (of
 * the clients, reckoned and not carried), external, told (connections whose place Zeek told), first_seen, last_seen.
 */
export function met({ params, reference, fn }: Input): Sql {
  const { inside, sensorFirst } = placing(params.own_networks, reference, fn)
  const told = sensorFirst ? raw('local_resp IS NOT NULL') : raw('FALSE')
  return sql`met AS (
  SELECT line, id_resp_h AS server, count(*) AS connections, count(*) FILTER (WHERE ${told}) AS told,
    count(*) FILTER (WHERE ${told} AND NOT local_resp) AS told_outside, sum(${carried('orig')}) AS orig_bytes, sum(${carried('resp')}) AS resp_bytes,
    sum(orig_bytes) AS reckoned, min(ts) AS first_seen, max(ts) AS last_seen
  FROM contacts
  GROUP BY line, id_resp_h
),
places AS (
  SELECT server, single, single AND NOT ${inside(sql`server`)} AS outside
  FROM (SELECT server, NOT ${lies(sql`server`, specialNetworks, fn)} AS single FROM met GROUP BY server) AS servers
),
sides AS (
  SELECT line, count(DISTINCT id_orig_h) AS clients, count(DISTINCT ${fn.bucket(sql`ts`, day)}) AS days
  FROM contacts
  GROUP BY line
),
sums AS (
  SELECT line, count(*) AS servers, sum(connections) AS connections, sum(orig_bytes) AS orig_bytes, sum(resp_bytes) AS resp_bytes,
    sum(reckoned) - sum(orig_bytes) AS missed,
    sum(CASE WHEN single THEN told_outside ELSE 0 END + CASE WHEN outside THEN connections - told ELSE 0 END) AS external, sum(told) AS told,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM met
  JOIN places ON places.server = met.server
  GROUP BY line
)`
}
