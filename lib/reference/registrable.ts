import type { Dialect, Reference } from '../hunt'
import { plainName } from '../names/plain-name'
import { type Sql, sql } from '../sql'

/**
 * CTEs over a relation `names` with the distinct column `query`: `parents`, one row per name and parent: query, parent (in the form of `plainName`; the
 * name itself at position 1), position, labels; `suffixed`: query, suffix_at, the position of its public suffix where a rule names one, and
 * lent, whether it is or lies below one of a company or of dynamic DNS, where strangers get their names.
 * The rules are those of publicsuffix.org: the longest match, `*` below a suffix, exceptions first.
 */
export function nameParts(names: Sql, { suffixes }: Reference, fn: Dialect): Sql {
  return sql`parents AS (
  SELECT lines.query, list.parent, list.position, ${fn.size(sql`lines.line`)} AS labels
  FROM (SELECT query, ${fn.parents(plainName(sql`query`))} AS line FROM ${names} AS named) AS lines, ${fn.unnestPlaced({ parent: sql`lines.line` })} AS list
),
suffixed AS (
  SELECT query, coalesce(max(position + 1) FILTER (WHERE shift = 1), min(position + shift)) AS suffix_at, max(CASE WHEN "open" THEN 1 ELSE 0 END) = 1 AS lent
  FROM parents
  JOIN ${suffixes} AS rules ON rules.name = parent
  GROUP BY query
)`
}

/**
 * The CTE `registrable` over `parents` and `suffixed`: query and domain, the name right below its public suffix. No row for a public suffix
 * itself, a single label or an address. A top-level domain that no rule names is a public suffix (the list's default rule).
 */
export function registrable(fn: Dialect): Sql {
  return sql`registrable AS (
  SELECT parents.query, parent AS domain
  FROM parents
  LEFT JOIN suffixed ON suffixed.query = parents.query
  WHERE position = coalesce(suffix_at, labels) - 1 AND NOT ${fn.isIPv4(plainName(sql`parents.query`))} AND NOT ${fn.isIPv6(sql`parents.query`)}
)`
}
