import { raw, type Sql, sql } from '../../sql'
import type { Input } from './flows'

/** Ports from which Windows hands out RPC endpoints. Source: Microsoft, Service overview and network port requirements for Windows; RFC 6335. */
const dynamicFrom = raw('49152')
/** The same before Windows Vista. */
const olderRange = raw('BETWEEN 1025 AND 5000')
/** Devices and Windows itself take the first dynamic ports for HTTP. Source: libupnp; Windows' order of handing out. */
const deviceRange = raw('BETWEEN 49152 AND 49160')
const endpointMapper = raw('135')
/** Attempts that never became a connection. */
const failed = raw(`('S0', 'REJ', 'RSTOS0', 'SH', 'RSTRH')`)

/** Whether a set, joined by commas, holds a service. */
const holds = (said: string, service: Sql) => sql`',' || ${raw(said)} || ',' LIKE '%,' || ${service} || ',%'`

/**
 * CTEs over `lines`, `contacts`, `met` and `sums`, each one row per line that it concerns: `known_use` (why: the use that the registry knows),
 * `mapped` (servers of dce_rpc whose endpoint mapper was asked), `probed` (probers: clients that scan; most_ports: of one server), `inventoried`
 * (known: servers that known_services lists with the protocol on the port), `faulty` (faults: connections whose analyzer broke by its own fault).
 */
export function knownUses({ params, from, fn }: Input): Sql {
  return sql`known_use AS (
  SELECT lines.line, min(why) AS why
  FROM lines
  JOIN sums ON sums.line = lines.line
  JOIN uses ON uses.proto = lines.proto AND uses.port = lines.id_resp_p
  WHERE ${holds('said', sql`uses.service`)} AND (NOT inside OR external = 0)
  GROUP BY lines.line
),
mappers AS (
  SELECT id_resp_h AS server
  FROM ${from.conn.unfiltered} AS conn
  WHERE id_resp_p = ${endpointMapper} AND proto = 'tcp' AND service LIKE '%dce!_rpc%' ESCAPE '!'
  GROUP BY id_resp_h
),
mapped AS (
  SELECT lines.line, count(mappers.server) AS mapped
  FROM lines
  JOIN met ON met.line = lines.line
  LEFT JOIN mappers ON mappers.server = met.server
  WHERE ${holds('said', sql`'dce_rpc'`)}
  GROUP BY lines.line
),
callers AS (
  SELECT contacts.line, id_orig_h AS client
  FROM contacts
  JOIN lines ON lines.line = contacts.line
  WHERE tier IS NOT NULL
  GROUP BY contacts.line, id_orig_h
),
scanners AS (
  SELECT client, max(ports) AS ports
  FROM (
    SELECT id_orig_h AS client, id_resp_h, count(DISTINCT id_resp_p) AS ports
    FROM ${from.conn.unfiltered} AS conn
    WHERE conn_state IN ${failed} AND proto = 'tcp' AND id_orig_h IN (SELECT client FROM callers)
    GROUP BY id_orig_h, id_resp_h
  ) AS tried
  WHERE ports >= ${params.scan_ports}
  GROUP BY client
),
probed AS (
  SELECT line, count(scanners.client) AS probers, max(scanners.ports) AS most_ports
  FROM callers
  LEFT JOIN scanners ON scanners.client = callers.client
  GROUP BY line
),
inventory AS (
  SELECT host, port_num, port_proto, lower(list.service) AS service
  FROM ${from.known_services} AS known_services, ${fn.unnest({ service: sql`known_services.service` })} AS list
  GROUP BY host, port_num, port_proto, lower(list.service)
),
inventoried AS (
  SELECT lines.line, count(DISTINCT met.server) AS known
  FROM lines
  JOIN met ON met.line = lines.line
  JOIN inventory ON inventory.host = met.server AND inventory.port_num = lines.id_resp_p AND inventory.port_proto = lines.proto
  WHERE ${holds('said', sql`inventory.service`)}
  GROUP BY lines.line
),
faulty AS (
  SELECT contacts.line, count(*) FILTER (WHERE faults = told) AS faults
  FROM contacts
  JOIN violations ON violations.uid = contacts.uid
  GROUP BY contacts.line
)`
}

/** Why a row is a Windows RPC endpoint, NULL where it is none: in today's range the endpoint mapper of any server was asked, in the older one that of each. */
export const windowsRpc: Sql = sql`CASE WHEN external = 0 AND tier = 2 AND proto = 'tcp' AND ((resp_p >= ${dynamicFrom} AND mapped > 0) OR (resp_p ${olderRange} AND mapped = servers))
  THEN 'dynamic port; the endpoint mapper on 135 was asked at ' || mapped || ' of ' || servers || ' servers' END`

/** Why HTTP or TLS on a first dynamic port is a device's or Windows' own, NULL elsewhere. */
export const ownDevice: Sql = sql`CASE WHEN external = 0 AND tier = 2 AND proto = 'tcp' AND resp_p ${deviceRange} AND spoken IN ('http', 'ssl', 'http,ssl')
  THEN 'devices and Windows take the first dynamic ports for it' END`
