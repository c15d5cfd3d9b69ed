import { raw, type Sql, sql } from '../../sql'
import { type Input, logOf, timeOf } from './records'

/** As many days as a number has bits to spare. */
const most = raw('62')
const day = raw('CAST(ts AS DATE)')

/** The CTE `span`, one row: first_day of the log, and whether its days are so `few` that each has a bit of one number. */
export function span(input: Input): Sql {
  return sql`span AS (
  SELECT min(${day}) AS first_day, coalesce(max(${day}) - min(${day}) < ${most}, TRUE) AS few
  FROM (SELECT ${timeOf(input)} AS ts FROM ${logOf(input)} AS entry) AS times
)`
}

/** Distinct days of a group of records, each beside the row of `span`, as a set of bits, which costs a fraction of a set of dates; NULL where they are not few. */
export const days = ({ fn }: Pick<Input, 'fn'>): Sql =>
  sql`CAST(${fn.bitCount(fn.bitsOf(sql`CASE WHEN few THEN ${fn.bit(sql`${day} - first_day`)} END`))} AS BIGINT)`

/** The CTE `apart`: the values and their distinct days where the log's are not few; the engine reads nothing for it where they are. */
export const daysApart = (values: Sql, counted: Sql): Sql => sql`apart AS (
  SELECT ${values}, count(DISTINCT ${day}) AS days
  FROM ${counted} AS counted
  CROSS JOIN span
  WHERE NOT few
  GROUP BY ${values}
)`
