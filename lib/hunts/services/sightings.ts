import type { QueryInput } from '../../hunt'
import { isAnswered, offered } from '../../reference/answered'
import { placing } from '../../reference/networks'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

export type Input = QueryInput<'known_services' | 'conn' | 'known_hosts', Params>

const day = 86_400

export const answered = sql`${offered} AND ${isAnswered}`
export const exchanged = sql`orig_bytes > 0 AND resp_bytes > 0`

/** The CTE `own`, hosts (with a host_number) whose services are an inventory: those inside, and those of known_services anyway. */
export function ownHosts(conn: Sql, { params, from, reference, fn }: Input): Sql {
  const { inside, sensorFirst } = placing(params.own_networks, reference, fn)
  return sql`own AS (
  SELECT row_number() OVER (ORDER BY host) AS host_number, host
  FROM (
    SELECT host
    FROM (
      SELECT id_resp_h AS host, count(local_resp) AS said, count(*) FILTER (WHERE local_resp) AS inside
      FROM ${conn} AS connections
      GROUP BY id_resp_h
    ) AS responders
    WHERE CASE WHEN ${sensorFirst} AND said > 0 THEN inside > 0 ELSE ${inside(sql`host`)} END
    UNION
    SELECT host
    FROM ${from.known_services.background} AS entries
    WHERE host IS NOT NULL
  ) AS hosts
)`
}

/** The CTE `callers`: client, a number for its address, and stranger, whether it is outside. */
function callers(conn: Sql, { params, reference, fn }: Input): Sql {
  const { inside, sensorFirst } = placing(params.own_networks, reference, fn)
  return sql`callers AS (
  SELECT row_number() OVER (ORDER BY address) AS client, address,
    CASE WHEN ${sensorFirst} AND said > 0 THEN inside = 0 ELSE NOT ${inside(sql`address`)} END AS stranger
  FROM (
    SELECT id_orig_h AS address, count(local_orig) AS said, count(*) FILTER (WHERE local_orig) AS inside
    FROM ${conn} AS connections
    GROUP BY id_orig_h
  ) AS origins
)`
}

/**
 * CTEs up to `sightings`, one row per service (`offer`, a number for host, port_num and port_proto in `offers`), log and text of protocols
 * (spoken): first_at, last_at, on_days (all its days), in_time (records in the scope's time, whatever its filters), and, in the scope, connections
 * and exchanged (of conn), entries (of known_services) and days; and `visits`, one row per service: clients and outside_clients in the scope.
 */
export function sightings(input: Input): Sql {
  const { from, fn } = input
  const conn = from.conn.background
  const scoped = sql`_in_time AND _matching`
  const figures = (
    connections: Sql,
    exchanges: Sql,
    entries: Sql,
  ) => sql`min(ts) AS first_at, max(ts) AS last_at, ${fn.list(sql`day`)} AS on_days,
    count(*) FILTER (WHERE _in_time) AS in_time, count(*) FILTER (WHERE _matching) AS matching, ${fn.list(sql`CASE WHEN ${scoped} THEN day END`)} AS days,
    ${connections} AS connections, ${exchanges} AS exchanged, ${entries} AS entries`
  return sql`${ownHosts(conn, input)},
${callers(conn, input)},
connections AS (
  SELECT own.host_number, id_resp_p AS port_num, proto AS port_proto, lower(service) AS spoken, client, stranger, ${fn.bucket(sql`ts`, day)} AS day,
    ts, ${exchanged} AS exchanging, _in_time, _matching
  FROM ${conn} AS connections
  JOIN own ON own.host = id_resp_h
  LEFT JOIN callers ON callers.address = id_orig_h
  WHERE ${answered}
),
entries AS (
  SELECT own.host_number, port_num, port_proto, lower(${fn.joined(sql`service`, ',')}) AS spoken, ${fn.bucket(sql`ts`, day)} AS day, ts, _in_time, _matching
  FROM ${from.known_services.background} AS entries
  JOIN own ON own.host = entries.host
  WHERE port_num IS NOT NULL AND port_proto IS NOT NULL
),
seen AS (
  SELECT 'conn' AS log, host_number, port_num, port_proto, spoken,
    ${figures(sql`count(*) FILTER (WHERE ${scoped})`, sql`count(*) FILTER (WHERE ${scoped} AND exchanging)`, sql`0`)}
  FROM connections
  GROUP BY host_number, port_num, port_proto, spoken
  UNION ALL
  SELECT 'known_services' AS log, host_number, port_num, port_proto, spoken, ${figures(sql`0`, sql`0`, sql`count(*) FILTER (WHERE ${scoped})`)}
  FROM entries
  GROUP BY host_number, port_num, port_proto, spoken
),
offers AS (
  SELECT row_number() OVER (ORDER BY host_number, port_num, port_proto) AS offer, host_number, port_num, port_proto
  FROM seen
  GROUP BY host_number, port_num, port_proto
  HAVING sum(matching) > 0
),
sightings AS (
  SELECT offer, offers.host_number, log, spoken, first_at, last_at, on_days, in_time, connections, exchanged, entries, days
  FROM seen
  JOIN offers ON offers.host_number = seen.host_number AND offers.port_num = seen.port_num AND offers.port_proto = seen.port_proto
),
visits AS (
  SELECT host_number, port_num, port_proto, count(*) AS clients, count(*) FILTER (WHERE stranger) AS outside_clients
  FROM (
    SELECT host_number, port_num, port_proto, client, stranger
    FROM connections
    WHERE ${scoped} AND client IS NOT NULL
    GROUP BY host_number, port_num, port_proto, client, stranger
  ) AS pairs
  GROUP BY host_number, port_num, port_proto
)`
}
