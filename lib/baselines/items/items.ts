import { join, raw, type Sql, sql } from '../../sql'
import { days } from './days'
import type { Input } from './input'
import type { ItemKind } from './kinds'

const keys = ['source', 'target', 'port', 'proto'] as const

/** What makes an item one, of a relation where one is named. */
export const itemKey = (relation?: string): Sql => join(keys.map((key) => raw(relation ? `${relation}.${key}` : key)))

/** Whether two relations speak of the same item. */
export const sameItem = (one: string, other: string): Sql =>
  join(
    keys.map((key) => raw(`${one}.${key} = ${other}.${key}`)),
    ' AND ',
  )

/**
 * CTEs up to `days` and `items`, one row per item of a kind in the scope: source, target, port, proto (`''` and -1 where it has none), services (sorted),
 * label, way (`outward`, `inward`, `inside`, `outside`; of edges), records, bytes, hosts, days, hours (in which it was seen), hours_of_day (UTC), first_seen, last_seen.
 * `usual` as in `days`.
 */
export function items(kind: ItemKind, usual: number | null, input: Input): Sql {
  const { fn, from } = input
  // Zeek writes several protocols of one connection with commas between them.
  const services = fn.sorted(fn.split(sql`spoken`, ','))
  // Most items are seen once: what is distinct is counted only of those that are not.
  return sql`${kind.seen(input)},
${days(from.conn.present ? from.conn : from[kind.log], usual, input)},
counted AS (
  SELECT ${itemKey()}, count(*) AS parts, CAST(sum(n) AS BIGINT) AS records, CAST(sum(bytes) AS BIGINT) AS bytes, min(first_at) AS first_seen,
    max(last_at) AS last_seen, max(service) AS service, max(label) AS label, max(way) AS way
  FROM seen
  GROUP BY ${itemKey()}
),
varied AS (
  SELECT ${itemKey()}
  FROM counted
  WHERE parts > 1
),
told_apart AS (
  SELECT ${itemKey('seen')}, count(DISTINCT host) AS hosts, count(DISTINCT hour) AS hours, count(DISTINCT hour // 24) AS days,
    count(DISTINCT hour % 24) AS hours_of_day, ${fn.joined(fn.list(sql`service`), ',')} AS spoken
  FROM seen
  JOIN varied ON ${sameItem('varied', 'seen')}
  GROUP BY ${itemKey('seen')}
),
items AS (
  SELECT ${itemKey()}, CASE WHEN spoken IS NULL OR spoken = '' THEN [] ELSE ${services} END AS services, label, way, records, bytes, hosts, days, hours,
    hours_of_day, first_seen, last_seen
  FROM (
    SELECT ${itemKey('counted')}, label, way, records, bytes, first_seen, last_seen, coalesce(hosts, 1) AS hosts, coalesce(days, 1) AS days,
      coalesce(hours, 1) AS hours, coalesce(hours_of_day, 1) AS hours_of_day, coalesce(spoken, service) AS spoken
    FROM counted
    LEFT JOIN told_apart ON ${sameItem('told_apart', 'counted')}
  ) AS both_sorts
)`
}
