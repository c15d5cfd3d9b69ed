import { join, raw, type Sql, sql } from '../../sql'
import { days, type Norms } from './days'
import type { Input } from './input'
import type { ItemKind } from './kinds'

const keys = ['source', 'target', 'port', 'proto'] as const

/** What makes an item one, of a relation where one is named. */
export const itemKey = (relation?: string): Sql => join(keys.map((key) => raw(relation ? `${relation}.${key}` : key)))

/** The same as rows have it: unset where an item has no such part. */
export const keyValues: Sql = sql`nullif(source, '') AS source, nullif(target, '') AS target, nullif(port, -1) AS port, nullif(proto, '') AS proto`

/** Whether two relations speak of the same item. */
export const sameItem = (one: string, other: string): Sql =>
  join(
    keys.map((key) => raw(`${one}.${key} = ${other}.${key}`)),
    ' AND ',
  )

/**
 * CTEs up to `days` and `items`, one row per item of a kind in the scope: source, target, port, proto (`''` and -1 where it has none), services (sorted),
 * label, way (`outward`, `inward`, `inside`, `outside`; of edges), records, bytes, hosts, days, hours (in which it was seen), hours_of_day (UTC), first_seen, last_seen;
 * item, its number; parts, its rows in `seen`; hours_seen, hours_of_day as bits. `daily` tells of items with several parts by day: item, day (since 1970), n, bytes,
 * hours (as bits). `norms` as in `days`.
 */
export function items(kind: ItemKind, norms: Norms, input: Input): Sql {
  const { fn, from } = input
  // Zeek writes several protocols of one connection with commas between them.
  const services = fn.sorted(fn.split(sql`spoken`, ','))
  // Most items are seen once, or by one host, or speak one protocol: what is distinct is counted only of the others.
  return sql`${kind.seen(input)},
${days(from.conn.present ? from.conn : from[kind.log], norms, input)},
counted AS (
  SELECT ${itemKey()}, row_number() OVER () AS item, count(*) AS parts, CAST(sum(n) AS BIGINT) AS records, CAST(sum(bytes) AS BIGINT) AS bytes,
    min(first_at) AS first_seen, max(last_at) AS last_seen, ${fn.bitsOf(sql`seen.hours`)} AS hours_seen, max(service) AS service, max(label) AS label,
    max(way) AS way, min(host) < max(host) AS of_hosts, min(service) < max(service) AS of_services
  FROM seen
  GROUP BY ${itemKey()}
),
parts AS (
  SELECT item, of_hosts, of_services, host, seen.service, day, seen.hours, n, seen.bytes
  FROM seen
  JOIN counted ON ${sameItem('counted', 'seen')}
  WHERE parts > 1
),
daily AS (
  SELECT item, day, CAST(sum(n) AS BIGINT) AS n, CAST(sum(bytes) AS BIGINT) AS bytes, ${fn.bitsOf(sql`parts.hours`)} AS hours
  FROM parts
  GROUP BY item, day
),
spread AS (
  SELECT item, count(*) AS days, CAST(sum(${fn.bitCount(sql`daily.hours`)}) AS BIGINT) AS hours
  FROM daily
  GROUP BY item
),
hosted AS (
  SELECT item, count(DISTINCT host) AS hosts
  FROM parts
  WHERE of_hosts
  GROUP BY item
),
spoken AS (
  SELECT item, ${fn.joined(fn.list(sql`service`), ',')} AS spoken
  FROM parts
  WHERE of_services
  GROUP BY item
),
items AS (
  SELECT ${itemKey()}, item, parts, hours_seen, CASE WHEN spoken IS NULL OR spoken = '' THEN [] ELSE ${services} END AS services, label, way, records, bytes, hosts,
    days, hours, hours_of_day, first_seen, last_seen
  FROM (
    SELECT ${itemKey('counted')}, counted.item, parts, hours_seen, label, way, records, bytes, first_seen, last_seen, coalesce(hosts, 1) AS hosts,
      coalesce(days, 1) AS days, coalesce(hours, ${fn.bitCount(sql`hours_seen`)}) AS hours, CAST(${fn.bitCount(sql`hours_seen`)} AS BIGINT) AS hours_of_day,
      coalesce(spoken, service) AS spoken
    FROM counted
    LEFT JOIN spread ON spread.item = counted.item
    LEFT JOIN hosted ON hosted.item = counted.item
    LEFT JOIN spoken ON spoken.item = counted.item
  ) AS both_sorts
)`
}
