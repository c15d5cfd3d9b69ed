import { asksResolver } from '../../names/answers'
import { rangesOf } from '../../networks'
import { lies, placing, specialNetworks } from '../../reference/networks'
import { nameParts, registrable } from '../../reference/registrable'
import { narrowNetwork } from '../../reference/written'
import { join, raw, type Sql, sql } from '../../sql'
import type { Input } from './input'

/** An address belongs to a name where at least two of three lookups and server names that led to it say so. */
const agreeing = sql`3 * n >= 2 * all_n`

/** Which named network an address lies in, as text; NULL for none. */
export function networkName(address: Sql, { reference, fn }: Pick<Input, 'reference' | 'fn'>): Sql {
  const names = [...new Set(reference.networks.map(({ name }) => name))]
  if (names.length === 0) return raw('NULL')
  const cases = names.map((name) => {
    const ranges = rangesOf(reference.networks, (network) => network.name === name)
    return sql`WHEN ${fn.inRanges(address, ranges)} THEN ${name}`
  })
  return sql`CASE ${join(cases, ' ')} END`
}

/** The CTEs up to `named`: address and name, the registrable domain that outside addresses were looked up or greeted by. */
function named({ from, reference, fn, settled }: Input): Sql {
  const before = { before: 86_400, after: 0 }
  return sql`unsettled AS (
  SELECT address FROM placed WHERE NOT inside AND address NOT IN (SELECT address FROM ${settled} AS settled)
),
told AS (
  SELECT address, query, sum(n) AS n
  FROM (
    SELECT given.address, query, count(*) AS n
    FROM (
      SELECT led.query, list.address
      FROM (SELECT query, answers FROM ${from.dns.context(before)} AS log WHERE query IS NOT NULL AND ${asksResolver}) AS led,
        ${fn.unnest({ address: sql`led.answers` })} AS list
    ) AS given
    JOIN unsettled ON unsettled.address = given.address
    GROUP BY given.address, query
    UNION ALL
    SELECT id_resp_h, server_name, count(*)
    FROM ${from.ssl.context(before)} AS log
    WHERE server_name IS NOT NULL AND id_resp_h IN (SELECT address FROM unsettled)
    GROUP BY id_resp_h, server_name
  ) AS both_logs
  GROUP BY address, query
),
${nameParts(sql`(SELECT DISTINCT query FROM told)`, reference, fn)},
${registrable(fn)},
votes AS (
  SELECT address, domain, sum(n) AS n, sum(sum(n)) OVER (PARTITION BY address) AS all_n
  FROM told
  JOIN registrable ON registrable.query = told.query
  GROUP BY address, domain
),
named AS (
  SELECT address, name FROM ${settled} AS settled
  UNION ALL
  SELECT address, min(domain) FROM votes WHERE ${agreeing} GROUP BY address
)`
}

/** How an own host is called: by itself, or by the named network that it lies in. */
export function ownLabel(address: Sql, input: Input): Sql {
  return input.made.level === 'network' ? sql`coalesce(${networkName(address, input)}, ${address})` : address
}

/** Connections that tell who met whom, and when. */
export const hasEnds = sql`ts IS NOT NULL AND id_orig_h IS NOT NULL AND id_resp_h IS NOT NULL`

const said = (local: Sql) => sql`max(CASE WHEN ${local} THEN 1 WHEN NOT ${local} THEN 0 END) AS said`

/** The CTE `placed`, both ends of all connections: address, inside. */
export function placed({ made, from, reference, fn }: Input): Sql {
  const { inside, sensorFirst } = placing(made.own_networks, reference, fn)
  return sql`placed AS (
  SELECT address, CASE WHEN ${sensorFirst} AND max(said) IS NOT NULL THEN max(said) = 1 ELSE ${inside(sql`address`)} END AS inside
  FROM (
    SELECT id_orig_h AS address, ${said(sql`local_orig`)} FROM ${from.conn} AS log WHERE ${hasEnds} GROUP BY id_orig_h
    UNION ALL
    SELECT id_resp_h, ${said(sql`local_resp`)} FROM ${from.conn} AS log WHERE ${hasEnds} GROUP BY id_resp_h
  ) AS both_ends
  GROUP BY address
)`
}

/** CTEs up to `named` and `ends`: address, inside and label, what counts as one: an own host or its network, a name outside, else a /24 or /48. */
export function ends(input: Input): Sql {
  const { fn } = input
  return sql`${placed(input)},
${named(input)},
ends AS (
  SELECT placed.address, inside, CASE
      WHEN inside THEN ${ownLabel(sql`placed.address`, input)}
      WHEN ${lies(sql`placed.address`, specialNetworks, fn)} THEN placed.address
      ELSE coalesce(named.name, ${narrowNetwork(sql`placed.address`, fn)}, placed.address) END AS label
  FROM placed
  LEFT JOIN named ON named.address = placed.address
)`
}
