import { raw, type Sql, sql } from '../../sql'
import { lasting, pairs, reached } from './contacts'
import { ends } from './ends'
import type { Input } from './input'

const fewest = raw('10')

/**
 * How regularly contacts come, usable behind FROM, one row per edge with at least ten of them: source, target, port, proto, every (the median time
 * between two, s) and spread (between the quartiles of these times, s). Reads each connection: it is kept with a baseline, not asked for while comparing.
 */
export function intervals(input: Input): Sql {
  const { from, fn } = input
  const key = sql`source, target, port, proto`
  const quartile = (share: number) => fn.quantile(sql`gap`, share)
  return sql`(
  WITH ${pairs(input)},
  ${ends(input)},
  contacts AS (
    SELECT source.label AS source, target.label AS target, ${lasting} AS port, proto, called_at
    FROM (
      SELECT id_orig_h AS originator, id_resp_h AS responder, coalesce(id_resp_p, -1) AS port, coalesce(proto, '') AS proto, lower(service) AS service,
        ${fn.epochMicros(sql`ts`)} AS called_at
      FROM ${from.conn} AS log
      WHERE ts IS NOT NULL AND ${reached}
    ) AS connections
    JOIN ends AS source ON source.address = originator
    JOIN ends AS target ON target.address = responder
  ),
  gaps AS (
    SELECT ${key}, (called_at - ${fn.lag(sql`called_at`, sql`PARTITION BY ${key} ORDER BY called_at`)}) / 1000000.0 AS gap
    FROM contacts
  )
  SELECT ${key}, ${quartile(0.5)} AS every, ${quartile(0.75)} - ${quartile(0.25)} AS spread
  FROM gaps
  WHERE gap IS NOT NULL
  GROUP BY ${key}
  HAVING count(*) >= ${fewest} - 1
)`
}
