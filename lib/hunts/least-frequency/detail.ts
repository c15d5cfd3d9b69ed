import { identifier, join, raw, type Sql, sql } from '../../sql'
import { asCounted, type Input, logOf, rawOf, writtenOf } from './records'
import { type StackRow, stackOf } from './stack'

/** A link that names more spellings is too long to read, and for some browsers to follow. */
export const mostSpellings = 60

const textsOf = (row: StackRow): readonly string[] => (Array.isArray(row.value) ? row.value : [])

/**
 * One row with, per field of the stack, `list_0` (whether it holds several values) and, where it is written anew, `raws_0`: what stands in
 * the row's records, the most frequent first, at most one more than a link names.
 */
export function detail(row: StackRow, input: Input): Sql {
  const { params, fn } = input
  const stack = stackOf(params, logOf(input).fields)
  const same = stack.map(({ key, type }, i) =>
    row[key] === null ? sql`${writtenOf(i)} IS NULL` : sql`${fn.asText(writtenOf(i), type)} = ${textsOf(row)[i] ?? null}`,
  )
  const raws = (i: number) => sql`(
  SELECT ${fn.inOrder(sql`raw`, sql`records DESC, raw`)}
  FROM (
    SELECT CAST(${rawOf(i)} AS VARCHAR) AS raw, count(*) AS records
    FROM ${asCounted(stack, input)} AS counted
    WHERE ${join(same, ' AND ')}
    GROUP BY raw
    ORDER BY records DESC, raw
    LIMIT ${raw(String(mostSpellings + 1))}
  ) AS spellings
) AS ${identifier(`raws_${i}`)}`
  const columns = stack.flatMap(({ list, way }, i) => [sql`${list} AS ${identifier(`list_${i}`)}`, ...(way === 'off' ? [] : [raws(i)])])
  return sql`SELECT ${join(columns)}`
}
