import { exactly, printFilter } from '../filters'
import type { MatrixSpec } from '../hunt/matrix'
import { identifier, raw, type Sql, sql } from '../sql'
import type { Dialect, QueryOptions, Row, Store } from '../store/store'
import type { Asked } from './ask'

/** More than a glance takes in is summed in the last column and the last row. */
const mostAcross = 24
const mostDown = 12

/** One cell: x and y null where several are summed. */
export interface Cell extends Row {
  readonly x: number | null
  readonly y: string | null
  readonly count: number
  /** The lowest grade among its rows that are listed and not explained, else null. */
  readonly grade: number | null
  /** Whether it has none of these but one that is explained. */
  readonly explained: boolean
  /** The pills that keep its records, as far as its column and row are of one kind. */
  readonly filter: readonly string[]
}

export interface Matrix {
  readonly kind: 'matrix'
  readonly x: string
  readonly y: string
  /** How many columns and rows there are in all, also those that are summed. */
  readonly across: number
  readonly down: number
  readonly points: readonly Cell[]
}

/** Numbers the groups of a column: those with a finding first, then the largest. */
const placed = (
  column: string,
) => sql`SELECT ${raw(column)}, row_number() OVER (ORDER BY max(finding) DESC, sum(count) DESC, ${raw(column)}) AS place, count(*) OVER () AS places
  FROM graded
  GROUP BY ${raw(column)}`

const shown = (column: string, from: string, most: number) =>
  sql`CASE WHEN ${raw(from)}.place < ${most} OR ${raw(from)}.places <= ${most} THEN graded.${raw(column)} END`

function cells({ x, label, values, count }: MatrixSpec<string>, grade: Sql, table: Sql, where: Sql, fn: Dialect): Sql {
  const listed = sql`hidden_by IS NULL AND ${grade} IS NOT NULL`
  return sql`WITH graded AS (
  SELECT ${identifier(x)} AS x, ${identifier(label)} AS y, ${identifier(count)} AS count, ${identifier(values)} AS spelt,
    CASE WHEN ${listed} AND NOT _is_explained THEN ${grade} END AS grade, ${listed} AND _is_explained AS explained,
    CASE WHEN ${listed} AND NOT _is_explained THEN 1 + score ELSE 0 END AS finding
  FROM ${table}
  WHERE ${where}
),
across AS (
  ${placed('x')}
),
down AS (
  ${placed('y')}
),
shown AS (
  SELECT ${shown('x', 'across', mostAcross)} AS x, ${shown('y', 'down', mostDown)} AS y, count, spelt, grade, explained,
    across.places AS across, down.places AS down
  FROM graded
  JOIN across ON across.x = graded.x
  JOIN down ON down.y = graded.y
),
spellings AS (
  SELECT x, y, ${fn.list(sql`list.spelt`)} AS spelt
  FROM shown, ${fn.unnest({ spelt: sql`shown.spelt` })} AS list
  WHERE x IS NOT NULL AND y IS NOT NULL
  GROUP BY x, y
)
SELECT shown.x, shown.y, CAST(sum(count) AS BIGINT) AS count, min(grade) AS grade, count(*) FILTER (WHERE explained) > 0 AS explained,
  any_value(spellings.spelt) AS spelt, max(across) AS across, max(down) AS down
FROM shown
LEFT JOIN spellings ON spellings.x = shown.x AND spellings.y = shown.y
GROUP BY shown.x, shown.y
ORDER BY shown.y NULLS LAST, shown.x NULLS LAST`
}

/** The matrix of a hunt's whole table. */
export async function matrix(
  store: Store,
  { hunt, columns, where }: Asked,
  spec: MatrixSpec<string>,
  table: Sql,
  options: QueryOptions,
): Promise<Matrix> {
  const { rows } = await store.query(
    cells(spec, hunt.grades ? identifier(hunt.grades.column) : raw('NULL'), table, where, store.dialect),
    options,
  )
  const field = (key: string) => columns[key]?.field ?? key
  const pills = (x: number | null, spelt: readonly string[]) => [
    ...(x === null ? [] : [exactly(field(spec.x), x)]),
    ...spelt.map((value) => exactly(field(spec.y), value === '' ? null : value)),
  ]
  return {
    kind: 'matrix',
    x: spec.x,
    y: spec.y,
    across: Number(rows[0]?.across ?? 0),
    down: Number(rows[0]?.down ?? 0),
    points: rows.map((row) => {
      const x = row.x === null || row.x === undefined ? null : Number(row.x)
      const grade = row.grade === null || row.grade === undefined ? null : Number(row.grade)
      return {
        x,
        y: row.y === null || row.y === undefined ? null : String(row.y),
        count: Number(row.count),
        grade,
        explained: grade === null && row.explained === true,
        filter: pills(x, Array.isArray(row.spelt) ? row.spelt.map(String) : []).map(printFilter),
      }
    }),
  }
}
