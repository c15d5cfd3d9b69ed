import { type Asked, ask } from '../asking/ask'
import { explainedColumn } from '../asking/weigh'
import type { Columns } from '../columns'
import type { Dialect, Hunt } from '../hunt'
import { plainName } from '../names/plain-name'
import { kept } from '../run'
import { identifier, join, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'

/** A hunt's listed rows as scores of the names that they are about. */
export interface Scored {
  readonly hunt: Hunt
  /** One row per name and listed row: query (as the row has it), score, explained (label of its harmless reading, or NULL). */
  readonly rows: Sql
}

const nameKeys = (columns: Columns, kind: 'name' | 'names') =>
  Object.entries(columns).flatMap(([key, column]) => (column.kind === kind ? [key] : []))

/** Whether a hunt gives points to rows about names. */
const scoresNames = ({ columns, signals }: Asked) =>
  signals.length > 0 && [...nameKeys(columns, 'name'), ...nameKeys(columns, 'names')].length > 0

/** The label of the first explanation that a kept row has. */
function explanation({ explanations }: Asked): Sql {
  if (explanations.length === 0) return sql`CAST(NULL AS VARCHAR)`
  const cases = explanations.map(({ label }, i) => sql`WHEN ${identifier(explainedColumn(i))} IS NOT NULL THEN ${label}`)
  return sql`CASE ${join(cases, ' ')} END`
}

function scoresOf(asked: Asked, table: Sql, fn: Dialect): Sql {
  const listed = sql`SELECT *, ${explanation(asked)} AS _reading FROM ${table} WHERE hidden_by IS NULL AND ${asked.where}`
  const single = nameKeys(asked.columns, 'name').map(
    (key) => sql`SELECT ${identifier(key)} AS query, score, _reading AS explained FROM (${listed}) AS rows`,
  )
  const several = nameKeys(asked.columns, 'names').map(
    (key) =>
      sql`SELECT list.each AS query, score, _reading AS explained FROM (${listed}) AS rows, ${fn.unnest({ each: sql`rows.${identifier(key)}` })} AS list`,
  )
  return join([...single, ...several], ' UNION ALL ')
}

/** What a hunt says of names in a scope, with its usual parameters; null where it cannot be asked or gives names no points. */
export async function scored(store: Store, hunt: Hunt, scope: URLSearchParams, options: QueryOptions): Promise<Scored | null> {
  const asked = await ask(store, hunt, scope)
  if ('status' in asked || !scoresNames(asked)) return null
  return { hunt, rows: scoresOf(asked, await kept(store, asked, options), store.dialect) }
}

/**
 * A relation of one row per name that a hunt lists: query (as names are compared; `carried` as in lib/funnel/queried), score, explained, and the score of each hunt under its id. The score
 * is that of the highest row; of equal ones one without a harmless reading.
 */
export function bestScores(all: readonly Scored[], carried: Sql): Sql {
  const none = sql`SELECT CAST(NULL AS VARCHAR) AS query, CAST(NULL AS INTEGER) AS score, CAST(NULL AS VARCHAR) AS explained, CAST(NULL AS VARCHAR) AS hunt WHERE FALSE`
  const rows = all.map(({ hunt, rows }) => sql`SELECT query, score, explained, ${hunt.id} AS hunt FROM (${rows}) AS rows`)
  const own = all.map(({ hunt }) => sql`max(score) FILTER (WHERE hunt = ${hunt.id}) AS ${identifier(hunt.id)}`)
  const best = [sql`query`, sql`max(score) AS score`, sql`max(explained) FILTER (WHERE place = 1) AS explained`, ...own]
  return sql`(
  SELECT ${join(best)}
  FROM (
    SELECT query, score, explained, hunt,
      row_number() OVER (PARTITION BY query ORDER BY score DESC, CASE WHEN explained IS NULL THEN 0 ELSE 1 END, explained) AS place
    FROM (
      SELECT coalesce(carried, ${plainName(sql`every.query`)}) AS query, score, explained, hunt
      FROM (${join([none, ...rows], ' UNION ALL ')}) AS every
      LEFT JOIN ${carried} AS carried ON carried.query = every.query
    ) AS plain
    WHERE query IS NOT NULL
  ) AS placed
  GROUP BY query
)`
}
