import { type Sql, sql } from '../sql'
import { carriedBoth } from '../volume'
import { networkName } from './items/ends'
import { hourOf, type Input } from './items/input'

/**
 * Connections by hour, usable behind FROM: network (the originator's by the name that the user gave it; `''` for all of them together, each captured hour,
 * also with 0), hour (since 1970), connections, bytes.
 */
export function rhythm(input: Pick<Input, 'from' | 'reference' | 'fn'>): Sql {
  const { from } = input
  const hour = hourOf(input)
  return sql`(
  WITH captured AS (
    SELECT DISTINCT ${hour} AS hour
    FROM ${from.conn.context({ before: 0, after: 0 })} AS log
    WHERE ts IS NOT NULL
  ),
  by_host AS (
    SELECT id_orig_h AS host, ${hour} AS hour, count(*) AS n, sum(${carriedBoth}) AS bytes
    FROM ${from.conn} AS log
    WHERE ts IS NOT NULL
    GROUP BY id_orig_h, ${hour}
  ),
  by_network AS (
    SELECT network, hour, sum(n) AS n, sum(bytes) AS bytes
    FROM (SELECT ${networkName(sql`host`, input)} AS network, hour, n, bytes FROM by_host) AS placed
    GROUP BY network, hour
  )
  SELECT '' AS network, captured.hour, CAST(coalesce(sum(n), 0) AS BIGINT) AS connections, CAST(coalesce(sum(bytes), 0) AS BIGINT) AS bytes
  FROM captured
  LEFT JOIN by_network ON by_network.hour = captured.hour
  GROUP BY captured.hour
  UNION ALL
  SELECT network, hour, CAST(n AS BIGINT), CAST(bytes AS BIGINT)
  FROM by_network
  WHERE network IS NOT NULL
)`
}
