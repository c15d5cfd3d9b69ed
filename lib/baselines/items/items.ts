import { join, raw, type Sql, sql } from '../../sql'
import { days } from './days'
import type { Input } from './input'
import type { ItemKind } from './kinds'

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => sql`count(*) FILTER (WHERE hour % 24 = ${raw(String(hour))})`)

/** What of a day's records counts for a full day. */
const perDay = (value: Sql) => sql`${value} * 24.0 / days.hours`

/**
 * CTEs up to `days` and `items`, one row per item of a kind in the scope: source, target, port, proto (`''` and -1 where it has none), services (sorted),
 * label, way (`outward`, `inward`, `inside`; of edges), records, bytes, hosts, days, hours (in which it was seen), first_seen, last_seen, by_hour (24: on how many days it was seen in that hour, UTC),
 * on_days (since 1970), day_records and day_bytes (on those days, in their order), and, over the days that count, per full day: weekday_records,
 * weekend_records, weekday_bytes, weekend_bytes; days without any are left out.
 */
export function items(kind: ItemKind, usual: number | null, input: Input): Sql {
  const { fn, from } = input
  const rates = (value: Sql, weekend: Sql) =>
    sql`coalesce(${fn.inOrder(perDay(value), sql`daily.day`)} FILTER (WHERE counts AND NOT quiet AND weekend = ${weekend}), [])`
  // Zeek writes several protocols of one connection with commas between them.
  const services = sql`CASE WHEN ${fn.size(sql`spoken`)} = 0 THEN [] ELSE ${fn.sorted(fn.split(fn.joined(sql`spoken`, ','), ','))} END`
  const same = (other: string) =>
    join(
      ['source', 'target', 'port', 'proto'].map((key) => raw(`sums.${key} = ${other}.${key}`)),
      ' AND ',
    )
  return sql`${kind.seen(input)},
${days(from.conn.present ? from.conn : from[kind.log], usual, input)},
hourly AS (
  SELECT source, target, port, proto, hour, sum(n) AS n, sum(bytes) AS bytes, min(first_at) AS first_at, max(last_at) AS last_at
  FROM seen
  GROUP BY source, target, port, proto, hour
),
sums AS (
  SELECT source, target, port, proto, sum(n) AS records, sum(bytes) AS bytes, count(*) AS hours, min(first_at) AS first_seen, max(last_at) AS last_seen,
    [${join(hoursOfDay)}] AS by_hour
  FROM hourly
  GROUP BY source, target, port, proto
),
touched AS (
  SELECT source, target, port, proto, count(DISTINCT host) AS hosts, ${fn.list(sql`service`)} AS spoken, max(label) AS label, max(way) AS way
  FROM seen
  GROUP BY source, target, port, proto
),
daily AS (
  SELECT source, target, port, proto, hour // 24 AS day, CAST(sum(n) AS BIGINT) AS n, CAST(sum(bytes) AS BIGINT) AS bytes
  FROM hourly
  GROUP BY source, target, port, proto, hour // 24
),
rates AS (
  SELECT source, target, port, proto, count(*) AS days, ${fn.inOrder(sql`daily.day`, sql`daily.day`)} AS on_days,
    ${fn.inOrder(sql`daily.n`, sql`daily.day`)} AS day_records, ${fn.inOrder(sql`daily.bytes`, sql`daily.day`)} AS day_bytes,
    ${rates(sql`daily.n`, raw('FALSE'))} AS weekday_records, ${rates(sql`daily.n`, raw('TRUE'))} AS weekend_records,
    ${rates(sql`daily.bytes`, raw('FALSE'))} AS weekday_bytes, ${rates(sql`daily.bytes`, raw('TRUE'))} AS weekend_bytes
  FROM daily
  JOIN days ON days.day = daily.day
  GROUP BY source, target, port, proto
),
items AS (
  SELECT sums.source, sums.target, sums.port, sums.proto, ${services} AS services, label, way, CAST(records AS BIGINT) AS records, CAST(bytes AS BIGINT) AS bytes, hosts, days, hours,
    first_seen, last_seen, by_hour, on_days, day_records, day_bytes, weekday_records, weekend_records, weekday_bytes, weekend_bytes
  FROM sums
  JOIN touched ON ${same('touched')}
  JOIN rates ON ${same('rates')}
)`
}
