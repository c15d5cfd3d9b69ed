import { itemKey } from '../../baselines/items/items'
import { series } from '../../baselines/items/series'
import { type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'
import { current, frozenItems } from './paired'
import type { ChangeRow } from './words'

/** Days: period (`baseline` or `window`), day (`2026-01-05`), captured (hours), records and bytes of the row; each day with records of anything. */
export function chart(row: ChangeRow, input: Input): Sql {
  const { fn } = input
  const frozen = baselineOf(input.params, input.reference)
  const mine = sql`source = ${row.source ?? ''} AND target = ${row.target ?? ''} AND port = ${row.port ?? -1} AND proto = ${row.proto ?? ''}`
  const listed = (items: Sql) =>
    sql`SELECT list.day, list.n, list.bytes
  FROM (SELECT on_days, day_records, day_bytes FROM ${items} AS either WHERE ${mine}) AS mine,
    ${fn.unnest({ day: sql`mine.on_days`, n: sql`mine.day_records`, bytes: sql`mine.day_bytes` })} AS list`
  const hours = frozen
    ? sql`SELECT hour // 24 AS day, count(*) AS hours FROM ${frozen.rhythm} AS hourly WHERE network = '' GROUP BY hour // 24`
    : sql`SELECT 0 AS day, 0 AS hours WHERE FALSE`
  const each = (period: string, days: Sql, records: Sql) =>
    sql`SELECT ${period} AS period, days.day, hours AS captured, coalesce(n, 0) AS records, coalesce(bytes, 0) AS bytes
FROM (${days}) AS days
LEFT JOIN (${records}) AS records ON records.day = days.day`
  const date = fn.fromMicros(sql`day * 86400000000`)
  return sql`WITH ${current(input, frozen)},
${series(sql`(SELECT ${itemKey()} FROM items WHERE ${mine})`, input)}
SELECT period, ${fn.asText(date, 'time')} AS day, captured, records, bytes
FROM (
  ${each('baseline', hours, listed(frozenItems(input, frozen)))}
  UNION ALL
  ${each('window', sql`SELECT day, hours FROM days`, listed(sql`series`))}
) AS either
ORDER BY period, day`
}
