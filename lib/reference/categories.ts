import type { Reference } from '../hunt'
import { type Sql, sql } from '../sql'
import { speaksForName } from './popularity'

/**
 * CTEs up to `categories` over `parents` and `suffixed` of lib/reference/registrable, one row per name that a list of categorised domains
 * knows: query, category and list of the closest entry. Parents that are public suffixes say nothing, as in lib/reference/popularity.
 */
export function categories({ categorised }: Reference): Sql {
  return sql`entries AS (
  SELECT parents.query, known.category, known.list,
    row_number() OVER (PARTITION BY parents.query ORDER BY position, known.category, known.list) AS place
  FROM parents
  JOIN ${categorised} AS known ON known.name = parent
  LEFT JOIN suffixed ON suffixed.query = parents.query
  WHERE ${speaksForName}
),
categories AS (
  SELECT query, category, list
  FROM entries
  WHERE place = 1
)`
}
