import type { Explanation, Signal } from '../hunt'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

/** No single signal decides a row. */
const mostPoints = 40

export const pointsColumn = (i: number) => `_points_${i}`
export const explainedColumn = (i: number) => `_explained_${i}`

/** What a hunt's rows are made of. */
interface Weighing {
  readonly query: Sql
  /** The columns of the query that answers are made of; the others only lead to the points. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly signals: readonly Signal[]
  readonly explanations: readonly Explanation[]
}

/**
 * A hunt's subjects with `hidden_by`, `id`, one column of points per signal (NULL: not assessable), one text per explanation,
 * `_sum` of all points, `score` = the sum clipped to 0–100, `_is_explained`, and `explained`, the codes of what explains it, NULL where nothing does;
 * `row` is the id once more, under the name by which filters know it.
 */
export function weigh({ query, columns, key, signals, explanations }: Weighing, fn: Dialect): Sql {
  const own = [...columns, 'hidden_by'].map((name) => identifier(name))
  const given = signals.map(({ points }, i) => sql`CAST(round(${points}) AS INTEGER) AS ${identifier(`_given_${i}`)}`)
  const told = explanations.map((_, i) => identifier(explainedColumn(i)))
  const telling = explanations.map(({ observed }, i) => sql`CAST(${observed} AS VARCHAR) AS ${identifier(explainedColumn(i))}`)
  // least() and greatest() pass over NULL, which means here that nothing could be assessed.
  const bounded = signals.map((_, i) => {
    const points = identifier(`_given_${i}`)
    return sql`CASE WHEN ${points} > ${mostPoints} THEN ${mostPoints} WHEN ${points} < ${-mostPoints} THEN ${-mostPoints} ELSE ${points} END AS ${identifier(pointsColumn(i))}`
  })
  const sum = signals.map((_, i) => sql`coalesce(${identifier(pointsColumn(i))}, 0)`)
  const explained = told.map((text) => sql`${text} IS NOT NULL`)
  const codes = explanations.map(({ code }, i) => sql`CASE WHEN ${identifier(explainedColumn(i))} IS NOT NULL THEN ${code} END`)
  const all = codes.length === 0 ? raw('NULL') : fn.filter(sql`[${join(codes)}]`, (code) => sql`${code} IS NOT NULL`)
  const id = sql`${fn.digest(key.map((name) => identifier(name)))} AS id`
  return sql`WITH subjects AS (
${query}
),
weighed AS (
SELECT ${join([...own, id, ...given, ...telling])}
FROM subjects
),
bounded AS (
SELECT ${join([...own, raw('id'), ...bounded, ...told])}
FROM weighed
),
summed AS (
SELECT bounded.*, ${join([raw('0'), ...sum], ' + ')} AS _sum, ${join([raw('FALSE'), ...explained], ' OR ')} AS _is_explained
FROM bounded
)
SELECT summed.*, CASE WHEN _sum > 100 THEN 100 WHEN _sum < 0 THEN 0 ELSE _sum END AS score, CASE WHEN _is_explained THEN ${all} END AS explained, id AS ${identifier('row')}
FROM summed`
}
