import { raw, type Sql, sql } from '../../sql'
import type { Input } from './flows'
import { judged } from './judged'
import { knownUses } from './known-uses'
import { contacts, met } from './met'
import { ownLogs } from './own-logs'
import { usual } from './usual'

const day = 86_400

/** Analyzers that Zeek got late, by its release notes: where such a protocol is recognised nowhere at all, the sensor may have none. */
const lateAnalyzers: readonly string[] = ['dce_rpc', 'dtls', 'ldap_tcp', 'ldap_udp', 'mqtt', 'ntp', 'postgresql', 'quic', 'redis']

/**
 * CTEs over `judged`: `census`, one row: hosts (originators in all) and all_days (with any connection), in the scope's time whatever its filters;
 * `lacking`, one row per port and protocol: missing, the late analyzer that alone belongs there and recognised nothing in the whole scope.
 */
function surroundings({ from, fn }: Input): Sql {
  return sql`census AS (
  SELECT count(DISTINCT id_orig_h) AS hosts, count(DISTINCT ${fn.bucket(sql`ts`, day)}) AS all_days
  FROM ${from.conn.unfiltered} AS conn
),
recognised AS (
  SELECT list.service
  FROM (SELECT services FROM judged GROUP BY services) AS sets, ${fn.unnest({ service: sql`sets.services` })} AS list
  GROUP BY list.service
),
lacking AS (
  SELECT proto, port, min(list.service) AS missing
  FROM ports, ${fn.unnest({ service: sql`ports.own` })} AS list
  LEFT JOIN recognised ON recognised.service = list.service
  GROUP BY proto, port
  HAVING count(recognised.service) = 0 AND count(*) = count(*) FILTER (WHERE ${fn.oneOf(sql`list.service`, lateAnalyzers)})
)`
}

/**
 * All services on ports, with every column of the hunt but the score, and, for its signals, explanations and the matrix: spoken (what of the set is
 * judged; `none`), usual_clients, usual_servers and usual_days (whatever the filters), told, hosts, all_days, why, mapped, probers, most_ports, known, missing, faults, spellings (as the log writes the set).
 * What is expected or cannot be compared has no figures of clients, servers and days unless it is listed.
 */
export function query(input: Input): Sql {
  const { params, from, fn } = input
  const inventoried = from.known_services.present ? raw('coalesce(known, 0)') : raw('NULL')
  return sql`WITH ${judged(input)},
${contacts(input)},
${met(input)},
${knownUses(input)},
${usual(input)},
${ownLogs(input)},
${surroundings(input)},
asked_for AS (
  SELECT tier, said, id_resp_p, lines.proto, excused, expected, spoken, spellings, connections, clients, servers, days, orig_bytes, resp_bytes, external, first_seen,
    last_seen, usual_clients, usual_servers, usual_days, missed, heard, heard_in, heard_fits, told, why, mapped, probers, most_ports, ${inventoried} AS known, CASE WHEN tier = ${raw('3')} THEN missing END AS missing,
    CASE WHEN tier = ${raw('4')} THEN coalesce(faults, 0) END AS faults
  FROM lines
  JOIN sums ON sums.line = lines.line
  JOIN sides ON sides.line = lines.line
  JOIN usual ON usual.line = lines.line
  LEFT JOIN own_logs ON own_logs.line = lines.line
  LEFT JOIN known_use ON known_use.line = lines.line
  LEFT JOIN mapped ON mapped.line = lines.line
  LEFT JOIN probed ON probed.line = lines.line
  LEFT JOIN inventoried ON inventoried.line = lines.line
  LEFT JOIN faulty ON faulty.line = lines.line
  LEFT JOIN lacking ON lacking.proto = lines.proto AND lacking.port = lines.id_resp_p
),
others AS (
  SELECT said, id_resp_p, proto, any_value(expected) AS expected, any_value(spoken) AS spoken,
    ${fn.list(sql`spelt`)} AS spellings, sum(connections) AS connections, sum(orig_bytes) AS orig_bytes,
    sum(resp_bytes) AS resp_bytes, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM judged
  WHERE tier IS NULL AND NOT (CASE WHEN said = '' THEN ${params.unrecognised} ELSE ${params.expected} END)
  GROUP BY said, id_resp_p, proto
),
all_rows AS (
  SELECT asked_for.*, CASE WHEN excused THEN 'excepted' END AS hidden_by
  FROM asked_for
  UNION ALL
  SELECT NULL, said, id_resp_p, proto, FALSE, expected, spoken, spellings, connections, NULL, NULL, NULL, orig_bytes, resp_bytes, NULL, first_seen,
    last_seen, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CASE WHEN said = '' THEN 'unrecognised' ELSE 'expected' END
  FROM others
)
SELECT tier, ${fn.filter(fn.split(sql`said`, ','), (one) => sql`${one} <> ''`)} AS service, id_resp_p AS resp_p, proto, expected,
  CAST(connections AS BIGINT) AS connections, clients, servers, days, CAST(orig_bytes AS BIGINT) AS orig_bytes, CAST(resp_bytes AS BIGINT) AS resp_bytes,
  CAST(external AS BIGINT) AS external, first_seen, last_seen, usual_clients, usual_servers, usual_days,
  CASE WHEN said = '' THEN 'none' ELSE spoken END AS spoken, spellings,
  CAST(missed AS BIGINT) AS missed, heard, heard_in, CASE WHEN heard_in = connections THEN heard END AS all_heard, heard_fits, ${from.ssl.present || from.http.present} AS own_logs_known, CAST(told AS BIGINT) AS told, hosts, all_days, why, mapped, probers, most_ports, known, missing, faults, hidden_by
FROM all_rows
CROSS JOIN census`
}
