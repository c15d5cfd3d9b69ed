import type { EntityInput } from '../../entity'
import { networkOf } from '../../networks'
import { placing } from '../../reference/networks'
import { type Sql, sql } from '../../sql'

/**
 * One row for one address: value, `inside` or `outside`, and note, why: the user's internal networks where there are any, else the sensor, by
 * its local networks, where it marked the address alike in every connection, else the ranges that are nobody's outside.
 */
export function inside(address: string, { from, reference, fn }: EntityInput<'conn'>): Sql {
  const { inside: own, sensorFirst } = placing([], reference, fn)
  if (!sensorFirst) return asNamed(address, reference)
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
  CASE WHEN told THEN 'because the sensor says so' WHEN private THEN 'because its range is private' ELSE 'because its range is not private' END AS note
FROM agreed, (SELECT ${own(sql`address`)} AS private FROM (SELECT ${address} AS address)) AS ranges`
}

function asNamed(address: string, { networks }: EntityInput<'conn'>['reference']): Sql {
  const network = networkOf(networks, address)
  const isOwn = network?.roles.includes('internal') === true
  const why = network ? `${network.name} is ${isOwn ? '' : 'not '}internal` : 'none of your networks holds it'
  return sql`SELECT ${isOwn ? 'inside' : 'outside'} AS value, ${`because ${why}`} AS note`
}

/** One row: the name of the network that the user gave the address's, and note, its CIDR and roles; none where it has no name. */
export function named(address: string, { reference }: EntityInput<never>): Sql {
  const network = networkOf(reference.networks, address)
  if (!network) return sql`SELECT NULL AS value, NULL AS note WHERE FALSE`
  return sql`SELECT ${network.name} AS value, ${[network.cidr, ...network.roles].join(', ')} AS note`
}
