import { raw, type Sql, sql } from '../../sql'
import { lasting, reached } from './contacts'
import type { Input } from './input'
import { itemKey, sameItem } from './items'

const fewest = raw('10')

/**
 * CTEs over `ends` and `items` up to `intervals`, how regularly contacts come, one row per edge with at least ten of them: source, target, port, proto,
 * every (the median time between two, s) and spread (between the quartiles of these times, s). Reads each connection: it is kept with a baseline, not
 * asked for while comparing.
 */
export function intervals({ from, fn }: Input): Sql {
  const key = itemKey()
  const quartile = (share: number) => fn.quantile(sql`gap`, share)
  return sql`regular AS (
  SELECT ${key}
  FROM items
  WHERE records >= ${fewest}
),
calls AS (
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
  SELECT ${itemKey('calls')}, (called_at - ${fn.lag(sql`called_at`, sql`PARTITION BY ${itemKey('calls')} ORDER BY called_at`)}) / 1000000.0 AS gap
  FROM calls
  JOIN regular ON ${sameItem('regular', 'calls')}
),
intervals AS (
  SELECT ${key}, ${quartile(0.5)} AS every, ${quartile(0.75)} - ${quartile(0.25)} AS spread
  FROM gaps
  WHERE gap IS NOT NULL
  GROUP BY ${key}
  HAVING count(*) >= ${fewest} - 1
)`
}
