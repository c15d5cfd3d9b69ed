import { type Sql, sql } from '../../sql'
import type { Input } from './flows'
import { judged } from './judged'
import { contacts } from './met'

const day = 86_400

/** The same question of the scope's time without its filters. */
function withoutFilters(input: Input): Input {
  const { conn, analyzer, dpd } = input.from
  return { ...input, from: { ...input.from, conn: conn.unfiltered, analyzer: analyzer.unfiltered, dpd: dpd.unfiltered } }
}

/**
 * CTEs over `lines`, `sides` and `sums`: `usual`, one row per line: usual_clients, usual_servers and usual_days, counted in the scope's time
 * whatever its filters: to look at one host must not make rare what all hosts do.
 */
export function usual(input: Input): Sql {
  const { conn, analyzer, dpd } = input.from
  if (![conn, analyzer, dpd].some(({ filtered }) => filtered))
    return sql`usual AS (
  SELECT sums.line, clients AS usual_clients, servers AS usual_servers, days AS usual_days
  FROM sums
  JOIN sides ON sides.line = sums.line
)`
  const all = withoutFilters(input)
  return sql`asked_ports AS (
  SELECT id_resp_p
  FROM lines
  GROUP BY id_resp_p
),
everywhere AS (
  WITH ${judged(all, sql`id_resp_p IN (SELECT id_resp_p FROM asked_ports)`)},
${contacts(all)}
  SELECT said, id_resp_p, lines.proto, tier, excused, count(DISTINCT id_orig_h) AS usual_clients, count(DISTINCT id_resp_h) AS usual_servers,
    count(DISTINCT ${input.fn.bucket(sql`ts`, day)}) AS usual_days
  FROM contacts
  JOIN lines ON lines.line = contacts.line
  GROUP BY said, id_resp_p, lines.proto, tier, excused
),
usual AS (
  SELECT lines.line, usual_clients, usual_servers, usual_days
  FROM lines
  JOIN everywhere ON everywhere.said = lines.said AND everywhere.id_resp_p = lines.id_resp_p AND everywhere.proto = lines.proto
    AND everywhere.tier IS NOT DISTINCT FROM lines.tier AND everywhere.excused = lines.excused
)`
}
