import { days, noNorms } from '../../baselines/items/days'
import { kindOf } from '../../baselines/items/kinds'
import { type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'

/** How much of both windows was captured. */
export function coverage(input: Input): Sql {
  const { params, from, reference } = input
  const frozen = baselineOf(params, reference)
  const log = from.conn.present ? from.conn : from[kindOf(params.kind).log]
  const line = (label: string, observed: Sql, of: Sql, note: string) =>
    sql`SELECT ${label} AS label, CAST(${observed} AS BIGINT) AS observed, CAST(${of} AS BIGINT) AS "of", ${note} AS note FROM captured_days`
  const hours = frozen?.covered.hours ?? 0
  const usual = (frozen?.covered.weekdays ?? 0) + (frozen?.covered.weekend_days ?? 0)
  return sql`WITH ${days(log, frozen?.covered ?? noNorms, input)},
captured_days AS (
  SELECT coalesce(sum(hours), 0) AS hours, count(*) AS days, count(*) FILTER (WHERE counts AND NOT quiet) AS comparable, 24 * count(*) AS of_hours
  FROM days
)
${line('Hours captured in this window', sql`hours`, sql`of_hours`, 'Hours with any record, of all hours of the days with records. Rates are for each 24 of them.')}
UNION ALL
${line('Days of it that count', sql`comparable`, sql`days`, 'At least three quarters as much was captured as on the fullest day, also of the baseline, and it is no day off: a weekday with less than 30 % of the usual traffic.')}
UNION ALL
${line('Days of the baseline that count', sql`${usual}`, sql`${frozen ? Math.max(usual, Math.ceil(hours / 24)) : 0}`, `Volumes are compared from ${params.observations} days of a kind on, weekdays and weekend apart.`)}`
}
