import { noNorms } from '../../baselines/items/days'
import { hourOf, hourOfDay, noNames } from '../../baselines/items/input'
import { itemKey, items, sameItem } from '../../baselines/items/items'
import { kindOf } from '../../baselines/items/kinds'
import { lists, series } from '../../baselines/items/series'
import { join, raw, type Sql, sql } from '../../sql'
import { baselineOf, type Frozen, type Input } from './baseline'

/** What a baseline holds of an item beside its lists; in the order of lib/baselines/items. */
const figures = ['services', 'label', 'way', 'records', 'bytes', 'hosts', 'days', 'hours', 'first_seen', 'last_seen'] as const

/** The items of the window, as the baseline makes them. Ends in the CTEs `days` and `items`. */
export function current(input: Input, frozen: Frozen | undefined): Sql {
  const { params, from, reference, fn } = input
  const made = frozen?.made ?? { level: 'host', own_networks: [] }
  return items(kindOf(params.kind), frozen?.covered ?? noNorms, { made, from, reference, fn, settled: frozen?.names ?? noNames })
}

/** The items of the baseline with their lists, `every` and `spread`; none where its log was missing. */
export function frozenItems(input: Input, frozen: Frozen | undefined): Sql {
  const none = lists.map((name) => raw(`[] AS ${name}`))
  return (
    frozen?.items(input.params.kind) ??
    sql`(SELECT ${itemKey()}, ${join(figures.map((name) => raw(name)))}, ${join(none)}, CAST(NULL AS DOUBLE) AS every, CAST(NULL AS DOUBLE) AS spread
  FROM items WHERE FALSE)`
  )
}

/**
 * CTEs up to `paired`, one row per item of either side: source, target, port, proto, each figure of the window and, as `old_…`, of the baseline,
 * hours_of_day, every, spread; `facts`, one row: all_hours, weekdays and weekend_days of the window; and `series`, the lists of the items of both sides.
 */
export function paired(input: Input): Sql {
  const frozen = baselineOf(input.params, input.reference)
  const { fn } = input
  const counting = sql`counts AND NOT quiet AND`
  const captured = (hour: Sql) => fn.hasBit(sql`coalesce(hours_captured, 0)`, hour)
  const first = hourOfDay(hourOf(input, sql`frozen.first_seen`))
  const hoursOfBoth = fn.filter(fn.numbers(24), (hour) => sql`${fn.at(sql`frozen.by_hour`, hour)} > 0 AND ${captured(sql`${hour} - 1`)}`)
  const isGone = sql`frozen.records IS NOT NULL AND items.records IS NULL`
  return sql`${current(input, frozen)},
facts AS (
  SELECT coalesce(sum(hours), 0) AS all_hours, count(*) FILTER (WHERE ${counting} NOT weekend) AS weekdays,
    count(*) FILTER (WHERE ${counting} weekend) AS weekend_days, (SELECT ${fn.bitsOf(fn.bit(hourOfDay(sql`hour`)))} FROM captured) AS hours_captured
  FROM days
),
paired AS (
  SELECT coalesce(items.source, frozen.source) AS source, coalesce(items.target, frozen.target) AS target, coalesce(items.port, frozen.port) AS port,
    coalesce(items.proto, frozen.proto) AS proto, ${join(figures.map((name) => raw(`items.${name}`)))}, hours_of_day,
    ${join(figures.map((name) => raw(`frozen.${name} AS old_${name}`)))}, frozen.every, frozen.spread,
    ${isGone} AND ${fn.size(sql`frozen.weekend_records`)} = 0 AS on_weekdays_alone,
    ${isGone} AND CASE WHEN ${fn.size(sql`frozen.by_hour`)} = 0 THEN NOT ${captured(first)} ELSE ${fn.size(hoursOfBoth)} = 0 END AS at_hours_left_out
  FROM items
  FULL JOIN ${frozenItems(input, frozen)} AS frozen ON ${sameItem('frozen', 'items')}
  CROSS JOIN facts
),
on_both AS (
  SELECT ${itemKey()}
  FROM paired
  WHERE records IS NOT NULL AND old_records IS NOT NULL
),
${series(sql`on_both`, input)}`
}
