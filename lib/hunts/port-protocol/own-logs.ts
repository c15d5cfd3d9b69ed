import { raw, type Sql, sql } from '../../sql'
import type { Input } from './flows'

/**
 * CTEs over `lines`, `contacts` and `ports`: `own_logs`, one row per line of connections in which conn.log names no protocol: heard (the protocols
 * whose own logs show that their server answered, by uid, as text), heard_in (connections), heard_fits (whether each of these spoke one that belongs on the port).
 */
export function ownLogs({ from, fn }: Input): Sql {
  const among = raw('uid IN (SELECT uid FROM silent)')
  return sql`silent AS (
  SELECT contacts.line, uid
  FROM contacts
  JOIN lines ON lines.line = contacts.line
  WHERE said = '' AND tier IS NOT NULL
),
answers AS (
  SELECT uid, 'ssl' AS protocol FROM ${from.ssl} AS handshakes WHERE version IS NOT NULL AND ${among} GROUP BY uid
  UNION ALL
  SELECT uid, 'http' AS protocol FROM ${from.http} AS requests WHERE status_code IS NOT NULL AND ${among} GROUP BY uid
),
own_logs AS (
  SELECT silent.line, ${fn.joined(fn.list(sql`protocol`), ', ')} AS heard, count(DISTINCT silent.uid) AS heard_in,
    count(DISTINCT silent.uid) = count(DISTINCT CASE WHEN ${fn.contains(sql`accepted`, sql`protocol`)} THEN silent.uid END) AS heard_fits
  FROM silent
  JOIN answers ON answers.uid = silent.uid
  JOIN lines ON lines.line = silent.line
  LEFT JOIN ports ON ports.proto = lines.proto AND ports.port = lines.id_resp_p
  GROUP BY silent.line
)`
}
