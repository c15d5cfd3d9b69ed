import type { From } from '../../hunt'
import { raw, type Sql, sql } from '../../sql'
import { hourOf, type Input } from './input'

/** A day counts where at least three quarters as much of it was captured as of the fullest one: half a day tells nothing of a whole one. */
const enough = sql`4 * hours >= 3 * most`
/** A weekday with less than this share of the usual traffic per hour is a day off; told only where there are so many weekdays to compare with. */
const quietShare = raw('0.3')
const fewestWeekdays = raw('4')

/** What a window is held against: what its baseline says of itself. */
export interface Norms {
  readonly usual: number | null
  readonly fullest: number
}

export const noNorms: Norms = { usual: null, fullest: 0 }

/**
 * CTEs up to `days`, one row per UTC day with records: day (since 1970), hours (of the capture, 0–24), n (records), weekend, counts (enough of it was
 * captured to compare it), quiet (a weekday like a holiday). `usual` is what a weekday of the baseline has an hour, NULL where this is to tell by itself;
 * `fullest` the captured hours of the baseline's fullest day, 0 likewise.
 */
export function days(log: From, { usual, fullest }: Norms, { fn }: Pick<Input, 'fn'>): Sql {
  // The 1st of January 1970 was a Thursday.
  const weekend = sql`(day + 3) % 7 >= 5`
  const norm = usual === null ? sql`CASE WHEN weekdays >= ${fewestWeekdays} THEN norm END` : sql`${usual}`
  return sql`captured AS (
  SELECT ${hourOf({ fn })} AS hour, count(*) AS n
  FROM ${log.context({ before: 0, after: 0 })} AS log
  WHERE ts IS NOT NULL
  GROUP BY ${hourOf({ fn })}
),
by_day AS (
  SELECT hour // 24 AS day, count(*) AS hours, sum(n) AS n
  FROM captured
  GROUP BY hour // 24
),
weekly AS (
  SELECT greatest(max(hours), ${raw(String(fullest))}) AS most, count(*) FILTER (WHERE NOT (${weekend})) AS weekdays,
    ${fn.quantile(sql`CASE WHEN NOT (${weekend}) THEN n * 1.0 / hours END`, 0.5)} AS norm
  FROM by_day
),
days AS (
  SELECT day, hours, CAST(n AS BIGINT) AS n, ${weekend} AS weekend, ${enough} AS counts,
    coalesce(NOT (${weekend}) AND n * 1.0 / hours < ${quietShare} * ${norm}, FALSE) AS quiet
  FROM by_day
  CROSS JOIN weekly
)`
}
