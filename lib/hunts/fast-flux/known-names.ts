import type { QueryInput } from '../../hunt'
import { contentNetworks, ownSuffixes, pools } from '../../reference/suffixes'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

/** The CTE `known`: query, and the suffix by which the name or an alias that answered for it is known, each NULL where it is not. */
export function knownNames({ from, fn }: QueryInput<'dns', Params>): Sql {
  return sql`,
aliased AS (
  SELECT query, max(${fn.suffixOf(sql`lower(list.alias)`, contentNetworks)}) AS alias
  FROM (SELECT DISTINCT query, answers FROM ${from.dns} WHERE ${fn.size(sql`answers`)} > 1) AS replies_with_more,
    ${fn.unnest({ alias: sql`replies_with_more.answers` })} AS list
  WHERE NOT ${fn.isIPv4(sql`list.alias`)}
  GROUP BY query
),
known AS (
  SELECT spread.query, ${fn.suffixOf(sql`spread.query`, pools)} AS pool,
    coalesce(${fn.suffixOf(sql`spread.query`, contentNetworks)}, aliased.alias) AS content_network,
    ${fn.suffixOf(sql`spread.query`, ownSuffixes)} AS own_suffix,
    CAST(NULL AS VARCHAR) AS special
  FROM spread
  LEFT JOIN aliased ON aliased.query = spread.query
)`
}
