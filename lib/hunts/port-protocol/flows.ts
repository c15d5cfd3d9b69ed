import type { QueryInput } from '../../hunt'
import { join, raw, type Sql, sql } from '../../sql'
import type { Params } from './params'

export type Logs = 'conn' | 'analyzer' | 'dpd' | 'known_services' | 'ssl' | 'http'
export type Input = QueryInput<Logs, Params>

/** ICMP has a type and a code where others have ports. */
const portless = raw(`coalesce(proto NOT IN ('tcp', 'udp'), TRUE)`)
/** Attempts that nobody answered. Source: Zeek, base/protocols/conn/main.zeek. */
const unanswered = raw(`conn_state IN ('S0', 'REJ', 'RSTOS0', 'SH')`)
/** Whether Zeek stands by every protocol that it names. */
const confirmed = raw(`service <> '' AND service NOT LIKE '-%' AND service NOT LIKE '%,-%'`)
/** Bytes that the sensor missed, or an analysis that ended early. */
const lossy = raw(`(missed_bytes > 0 OR history LIKE '%g%' OR history LIKE '%G%' OR history LIKE '%x%' OR history LIKE '%X%')`)
/** Without SYN and SYN-ACK, or with the direction guessed, Zeek may never have had the chance to recognise anything. */
const partial = raw(`(CASE WHEN proto = 'tcp' THEN coalesce(history NOT LIKE 'Sh%', TRUE) ELSE coalesce(history LIKE '^%', FALSE) END)`)

/** What is needed of each connection. */
const fields = [
  'ts',
  'uid',
  'id_orig_h',
  'id_resp_h',
  'id_resp_p',
  'proto',
  'orig_bytes',
  'resp_bytes',
  'orig_ip_bytes',
  'resp_ip_bytes',
  'local_resp',
] as const

/** Why nothing can be said of a connection, in the order in which it is asked. */
export const classes = {
  unanswered: 'unanswered',
  one_sided: 'one-sided',
  silent: 'without payload',
  small: 'with too little payload',
  lossy: 'lossy',
  partial: 'seen in part',
} as const

/**
 * A relation of the connections of `conn` (`broken: false` leaves other logs aside): `spelt` (the service as written, empty where unset), `broken` (protocols that were tried and
 * broken, from failed_service, analyzer.log and dpd.log, joined by commas), `class`, and the fields above. A connection is `whole` when both
 * sides sent payload and nothing keeps Zeek from recognising a protocol; where one is confirmed, payload is enough (Zeek's own evidence rule,
 * policy/frameworks/analyzer/detect-protocols.zeek). All else is a key of `classes`, or
 * `portless` where the transport is neither TCP nor UDP: sorting those out by class keeps the scan quick.
 */
export function flows({ params, from, fn }: Input, { conn = from.conn, broken: asked = true }: { conn?: Sql; broken?: boolean } = {}): Sql {
  const given = asked && (from.analyzer.present || from.dpd.present)
  const failed = sql`coalesce(${fn.joined(sql`failed_service`, ',')}, '')`
  const broken = given ? sql`${failed} || coalesce(',' || violations.broken, '')` : failed
  const columns = join(fields.map((name) => raw(`conn.${name}`)))
  return sql`(SELECT ${columns}, coalesce(service, '') AS spelt, ${broken} AS broken,
    CASE WHEN ${portless} THEN 'portless' WHEN orig_bytes > 0 AND resp_bytes > 0 THEN
        CASE WHEN ${confirmed} THEN 'whole'
          WHEN orig_bytes < ${raw(String(params.min_bytes))} OR resp_bytes < ${raw(String(params.min_bytes))} THEN 'small'
          WHEN ${lossy} THEN 'lossy' WHEN ${partial} THEN 'partial' ELSE 'whole' END
      WHEN ${unanswered} THEN 'unanswered'
      WHEN orig_bytes > 0 OR resp_bytes > 0 OR conn_state IN ('SHR', 'RSTRH') THEN 'one_sided'
      ELSE 'silent' END AS class
  FROM ${conn} AS conn${given ? sql` LEFT JOIN violations ON violations.uid = conn.uid` : raw('')})`
}

/** The CTE `violations` of what analyzer.log and dpd.log tell: uid, broken (services, joined by commas), faults and told (of them all). */
export function violations({ from, fn }: Input): Sql {
  return sql`violations AS (
  SELECT uid, ${fn.joined(fn.list(sql`lower(analyzer)`), ',')} AS broken,
    count(*) FILTER (WHERE failure_reason LIKE 'Binpac exception%') AS faults, count(*) AS told
  FROM (
    SELECT uid, analyzer_name AS analyzer, failure_reason
    FROM ${from.analyzer} AS analyzer
    WHERE coalesce(cause, 'violation') = 'violation'
    UNION ALL
    SELECT uid, analyzer, failure_reason
    FROM ${from.dpd} AS dpd
  ) AS told
  WHERE uid IS NOT NULL AND analyzer IS NOT NULL
  GROUP BY uid
)`
}
