import type { QueryInput } from '../../hunt'
import { asksAddresses, asksResolver } from '../../names/answers'
import { contentNetworks, ownSuffixes, pools } from '../../reference/suffixes'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

/** The CTE `known` of listed names: query, and the suffix by which the name or an alias that answered for it is known, NULL where none is. */
export function knownNames({ from, fn }: QueryInput<'dns', Params>): Sql {
  return sql`aliased AS (
  SELECT query, alias
  FROM (
    SELECT led_on.query, list.alias
    FROM (
      SELECT log.query, log.answers
      FROM ${from.dns} AS log
      JOIN (SELECT answered.query FROM answered JOIN listed ON listed.query = answered.query WHERE aliased GROUP BY answered.query) AS aliased
        ON aliased.query = log.query
      WHERE ${asksAddresses} AND ${asksResolver}
    ) AS led_on, ${fn.unnest({ alias: sql`led_on.answers` })} AS list
  ) AS each
  GROUP BY query, alias
),
led AS (
  SELECT query, min(${fn.suffixOf(sql`lower(alias)`, pools)}) AS pool, min(${fn.suffixOf(sql`lower(alias)`, contentNetworks)}) AS content_network
  FROM aliased
  GROUP BY query
),
known AS (
  SELECT listed.query, coalesce(${fn.suffixOf(sql`lower(listed.query)`, pools)}, led.pool) AS pool,
    coalesce(${fn.suffixOf(sql`lower(listed.query)`, contentNetworks)}, led.content_network) AS content_network,
    ${fn.suffixOf(sql`lower(listed.query)`, ownSuffixes)} AS own_suffix
  FROM listed
  LEFT JOIN led ON led.query = listed.query
)`
}
