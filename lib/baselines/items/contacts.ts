import { anyOf, join, raw, type Sql, sql } from '../../sql'
import { carriedBoth } from '../../volume'
import { ends, hasEnds, ownLabel, placed } from './ends'
import { dayOf, hoursIn, type Input } from './input'

/** States in which the other side never answered. Source: Zeek, base/protocols/conn/main.zeek. */
export const attempts = ['S0', 'REJ', 'RSTOS0', 'SH'] as const
const quoted = join(attempts.map((state) => raw(`'${state}'`)))
export const reached = sql`NOT coalesce(conn_state IN (${quoted}), FALSE)`
export const unanswered = sql`NOT (${reached})`
/** RFC 6335: ports that are handed out for a moment and registered for nothing. */
export const dynamicPorts = 49_152
const dynamic = raw(String(dynamicPorts))
/** Protocols that agree on such a port each time. */
export const passing = ['ftp-data', 'dce_rpc'] as const
/** Of the own hosts that `placed` tells. */
const isOwn = (address: string) => sql`${raw(address)} IN (SELECT address FROM placed WHERE inside)`

/** The CTE `pairs`: what two addresses did with each other on a day, by port, protocol and service, in connections that pass. */
export function pairs(passes: Sql, input: Input): Sql {
  return sql`pairs AS (
  SELECT id_orig_h AS originator, id_resp_h AS responder, coalesce(id_resp_p, -1) AS port, coalesce(proto, '') AS proto, lower(service) AS service,
    ${dayOf(input)} AS day, ${hoursIn(input)} AS hours, count(*) AS n, sum(${carriedBoth}) AS bytes, min(ts) AS first_at, max(ts) AS last_at
  FROM ${input.from.conn} AS log
  WHERE ${hasEnds} AND ${passes}
  GROUP BY id_orig_h, id_resp_h, coalesce(id_resp_p, -1), coalesce(proto, ''), lower(service), ${dayOf(input)}
)`
}

/** The port by which contacts are told apart: none for ICMP, whose field holds a code, nor where a protocol agrees on a port each time. */
const passed = anyOf(passing.map((word) => sql`service LIKE ${raw(`'%${word}%'`)}`))
export const lasting = sql`CASE WHEN proto = 'icmp' OR (port >= ${dynamic} AND (${passed})) THEN -1 ELSE port END`

/** Who talked to whom: an answered connection from one end to the other on a port. */
export function edges(input: Input): Sql {
  return sql`${ends(input)},
${pairs(reached, input)},
seen AS (
  SELECT source.label AS source, target.label AS target, ${lasting} AS port, proto, service, CAST(NULL AS VARCHAR) AS label,
    CASE WHEN source.inside AND target.inside THEN 'inside' WHEN source.inside THEN 'outward' WHEN target.inside THEN 'inward' ELSE 'outside' END AS way, originator AS host, day, hours, n, bytes, first_at, last_at
  FROM pairs
  JOIN ends AS source ON source.address = originator
  JOIN ends AS target ON target.address = responder
)`
}

/** Own hosts whose connections nobody answered; hosts are those that they tried. */
export function tries(input: Input): Sql {
  return sql`${placed(input)},
${pairs(sql`${unanswered} AND ${isOwn('id_orig_h')}`, input)},
seen AS (
  SELECT ${ownLabel(sql`originator`, input)} AS source, '' AS target, -1 AS port, proto, CAST(NULL AS VARCHAR) AS service, CAST(NULL AS VARCHAR) AS label, CAST(NULL AS VARCHAR) AS way, responder AS host, day, hours, n, bytes, first_at, last_at
  FROM pairs
)`
}

/** What own hosts offer: answered connections to them, and what known_services lists. */
export function services(input: Input): Sql {
  const { from, fn } = input
  return sql`${placed(input)},
${pairs(sql`${reached} AND ${isOwn('id_resp_h')}`, input)},
seen AS (
  SELECT '' AS source, responder AS target, ${lasting} AS port, proto, service, CAST(NULL AS VARCHAR) AS label, CAST(NULL AS VARCHAR) AS way, originator AS host, day, hours, n, bytes, first_at, last_at
  FROM pairs
  WHERE proto IN ('tcp', 'udp') AND NOT coalesce(service LIKE '%ftp-data%', FALSE)
  UNION ALL
  SELECT '', host, port_num, coalesce(port_proto, ''), nullif(lower(${fn.joined(sql`service`, ',')}), ''), NULL, NULL, NULL, ${dayOf(input)}, ${hoursIn(input)}, 0, 0, min(ts), max(ts)
  FROM ${from.known_services} AS log
  WHERE ts IS NOT NULL AND host IS NOT NULL AND port_num < ${dynamic}
  GROUP BY host, port_num, port_proto, service, ${dayOf(input)}
)`
}
