import type { EntityInput } from '../../entity'
import { lies, privateNetworks } from '../../reference/networks'
import { type Sql, sql } from '../../sql'

/**
 * One row for one address: value, `inside` or `outside`, and note, who says so: the sensor, by its local networks, where it marked the
 * address alike in every connection, else the ranges that are nobody's outside.
 */
export function inside(address: string, { from, fn }: EntityInput<'conn'>): Sql {
  return sql`WITH said AS (
  SELECT DISTINCT CASE WHEN id_orig_h = ${address} THEN local_orig ELSE local_resp END AS local
  FROM ${from.conn}
  WHERE id_orig_h = ${address} OR id_resp_h = ${address}
),
agreed AS (
  SELECT count(local) = 1 AS told, max(CASE WHEN local THEN 1 ELSE 0 END) = 1 AS local
  FROM said
)
SELECT CASE WHEN CASE WHEN told THEN local ELSE private END THEN 'inside' ELSE 'outside' END AS value,
  CASE WHEN told THEN 'the sensor says so' WHEN private THEN 'a private range' ELSE 'no private range' END AS note
FROM agreed, (SELECT ${lies(sql`address`, privateNetworks, fn)} AS private FROM (SELECT ${address} AS address)) AS ranges`
}
