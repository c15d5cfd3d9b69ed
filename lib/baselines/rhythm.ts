import { type Sql, sql } from '../sql'
import { networkName } from './items/ends'
import { hourOf, type Input } from './items/input'

/**
 * Connections by hour, usable behind FROM: network (the originator's by the name that the user gave it; `''` for all of them together), hour (since 1970),
 * connections, bytes.
 */
export function rhythm(input: Input): Sql {
  const { from } = input
  return sql`(
  WITH by_host AS (
    SELECT id_orig_h AS host, ${hourOf(input)} AS hour, count(*) AS n, sum(coalesce(orig_bytes, 0) + coalesce(resp_bytes, 0)) AS bytes
    FROM ${from.conn} AS log
    WHERE ts IS NOT NULL
    GROUP BY id_orig_h, ${hourOf(input)}
  ),
  by_network AS (
    SELECT ${networkName(sql`host`, input)} AS network, hour, sum(n) AS n, sum(bytes) AS bytes
    FROM by_host
    GROUP BY ${networkName(sql`host`, input)}, hour
  )
  SELECT '' AS network, hour, CAST(sum(n) AS BIGINT) AS connections, CAST(sum(bytes) AS BIGINT) AS bytes
  FROM by_network
  GROUP BY hour
  UNION ALL
  SELECT network, hour, CAST(n AS BIGINT), CAST(bytes AS BIGINT)
  FROM by_network
  WHERE network IS NOT NULL
)`
}
