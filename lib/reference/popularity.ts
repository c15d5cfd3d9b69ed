import type { Dialect, Reference } from '../hunt'
import { plainName } from '../names/plain-name'
import { type Sql, sql } from '../sql'
import { nameParts } from './registrable'
import { neverHidden } from './suffixes'

/**
 * Whether an entry of a list for `parent` says something of the name, over `parents` and `suffixed` of lib/reference/registrable: the name
 * itself does, and each parent below its public suffix.
 */
export const speaksForName = sql`(position = 1 OR position < coalesce(suffix_at, labels))`

/**
 * CTEs up to `ranked`, one row per name that a popularity list knows: query, rank (the best), list (the file it stands in).
 * `names` is a relation with the distinct column `query`.
 *
 * A name is looked up itself, then each parent down to its registrable domain, so that a list of registrable domains knows what lies
 * below them. A parent that is a public suffix, or above one, says nothing: strangers own what is below github.io, and below
 * s3.amazonaws.com, whatever the rank of amazonaws.com.
 */
export function ranked(names: Sql, reference: Reference, fn: Dialect): Sql {
  if (!reference.popular.present)
    return sql`ranked AS (
  SELECT CAST(NULL AS VARCHAR) AS query, CAST(NULL AS BIGINT) AS rank, CAST(NULL AS VARCHAR) AS list
  WHERE FALSE
)`
  return sql`${nameParts(names, reference, fn)},
${ranks(reference)}`
}

/** The same where `parents` and `suffixed` are already there. */
export function ranks({ popular }: Reference): Sql {
  return sql`ranks AS (
  SELECT parents.query, popular.rank, popular.list, row_number() OVER (PARTITION BY parents.query ORDER BY popular.rank, popular.list) AS place
  FROM parents
  JOIN ${popular} AS popular ON popular.name = parent
  LEFT JOIN suffixed ON suffixed.query = parents.query
  WHERE ${speaksForName}
),
ranked AS (
  SELECT query, rank, list
  FROM ranks
  WHERE place = 1
)`
}

/**
 * The CTE `trusted` over `ranked` and `suffixed`: the rows of `ranked` whose rank may take a name out of sight. Names at or below a suffix where
 * strangers get theirs, dynamic DNS among them, are none of these, whatever their rank: they cost nothing and change hands. Nor are link
 * shorteners and trusted sites that strangers send through.
 */
export function trusted(fn: Dialect): Sql {
  return sql`trusted AS (
  SELECT ranked.query, rank, list
  FROM ranked
  LEFT JOIN suffixed ON suffixed.query = ranked.query
  WHERE NOT coalesce(lent, FALSE) AND ${fn.suffixOf(plainName(sql`ranked.query`), neverHidden)} IS NULL
)`
}

/** CTEs up to `popular`, one row per name of `names` that stands within the first `most` of a popularity list and may be hidden for it: query. */
export function popularNames(names: Sql, most: number, reference: Reference, fn: Dialect): Sql {
  if (!reference.popular.present) return sql`popular AS (SELECT CAST(NULL AS VARCHAR) AS query WHERE FALSE)`
  return sql`${ranked(names, reference, fn)},
${trusted(fn)},
popular AS (
  SELECT query
  FROM trusted
  WHERE rank <= ${most}
)`
}
