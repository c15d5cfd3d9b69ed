import { join, raw, type Sql, sql } from '../../sql'
import type { Input } from './input'
import { itemKey, sameItem } from './items'

/** Lists of an item, in the order of `series`. */
export const lists = [
  'by_hour',
  'on_days',
  'day_records',
  'day_bytes',
  'weekday_records',
  'weekend_records',
  'weekday_bytes',
  'weekend_bytes',
] as const

const microsPerDay = raw('86400000000')

/** What of a day's records counts for a full day. */
const perDay = (value: Sql) => sql`${value} * 24.0 / days.hours`
const comparable = (weekend: boolean) => sql`counts AND NOT quiet AND weekend = ${raw(weekend ? 'TRUE' : 'FALSE')}`

/**
 * CTEs over `items`, `daily` and `days` up to `series`, one row per item that `wanted` (a relation with the four columns of an item) names: source, target, port,
 * proto, by_hour (24: on how many days it was seen in that hour, UTC; empty where it was seen in one hour alone), on_days (since 1970), day_records and
 * day_bytes (on those days, in their order), and, over the days that count, per full day: weekday_records, weekend_records, weekday_bytes, weekend_bytes;
 * days without any are left out.
 */
export function series(wanted: Sql, { fn }: Pick<Input, 'fn'>): Sql {
  const hoursOfDay = Array.from(
    { length: 24 },
    (_, hour) => sql`count(*) FILTER (WHERE ${fn.hasBit(sql`on_day.hours`, raw(String(hour)))})`,
  )
  const rates = (value: Sql, weekend: boolean) =>
    sql`coalesce(${fn.inOrder(perDay(value), sql`on_day.day`)} FILTER (WHERE ${comparable(weekend)}), [])`
  const rate = (value: Sql, weekend: boolean) => sql`CASE WHEN ${comparable(weekend)} THEN [${perDay(value)}] ELSE [] END`
  return sql`sought AS (
  SELECT ${itemKey('items')}, items.item, items.parts, items.hours_seen, items.hours, items.records, items.bytes,
    ${fn.epochMicros(sql`items.first_seen`)} // ${microsPerDay} AS first_day
  FROM items
  JOIN ${wanted} AS wanted ON ${sameItem('wanted', 'items')}
),
on_day AS (
  SELECT daily.item, day, n, daily.bytes, daily.hours
  FROM daily
  JOIN sought ON sought.item = daily.item AND sought.hours > 1
  UNION ALL
  SELECT item, first_day, records, bytes, hours_seen
  FROM sought
  WHERE parts = 1 AND hours > 1
),
by_days AS (
  SELECT item, [${join(hoursOfDay)}] AS by_hour, ${fn.inOrder(sql`on_day.day`, sql`on_day.day`)} AS on_days,
    ${fn.inOrder(sql`on_day.n`, sql`on_day.day`)} AS day_records, ${fn.inOrder(sql`on_day.bytes`, sql`on_day.day`)} AS day_bytes,
    ${rates(sql`on_day.n`, false)} AS weekday_records, ${rates(sql`on_day.n`, true)} AS weekend_records, ${rates(sql`on_day.bytes`, false)} AS weekday_bytes,
    ${rates(sql`on_day.bytes`, true)} AS weekend_bytes
  FROM on_day
  LEFT JOIN days ON days.day = on_day.day
  GROUP BY item
),
series AS (
  SELECT ${itemKey()}, ${join(lists.map((name) => raw(name)))}
  FROM sought
  JOIN by_days ON by_days.item = sought.item
  UNION ALL
  SELECT ${itemKey()}, [], [first_day], [records], [bytes], ${rate(sql`records`, false)}, ${rate(sql`records`, true)}, ${rate(sql`bytes`, false)},
    ${rate(sql`bytes`, true)}
  FROM sought
  LEFT JOIN days ON days.day = first_day
  WHERE sought.hours = 1
)`
}
