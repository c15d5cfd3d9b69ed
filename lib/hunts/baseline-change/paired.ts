import { noNames } from '../../baselines/items/input'
import { items } from '../../baselines/items/items'
import { kindOf } from '../../baselines/items/kinds'
import { join, raw, type Sql, sql } from '../../sql'
import { baselineOf, type Frozen, type Input } from './baseline'

/** What a baseline holds in lists, or counts, of an item; in the order of lib/baselines/items. */
const figures = [
  'services',
  'label',
  'way',
  'records',
  'bytes',
  'hosts',
  'days',
  'hours',
  'first_seen',
  'last_seen',
  'by_hour',
  'on_days',
  'day_records',
  'day_bytes',
  'weekday_records',
  'weekend_records',
  'weekday_bytes',
  'weekend_bytes',
] as const

/** The items of the window with the columns of lib/baselines/items, as the baseline makes them. Ends in the CTEs `days` and `items`. */
export function current(input: Input, frozen: Frozen | undefined): Sql {
  const { params, from, reference, fn } = input
  const made = frozen?.made ?? { level: 'host', own_networks: [] }
  return items(kindOf(params.kind), frozen?.covered.usual ?? null, { made, from, reference, fn, settled: frozen?.names ?? noNames })
}

/** The items of the baseline, `every` and `spread` among them; none where its log was missing. */
export function frozenItems(input: Input, frozen: Frozen | undefined): Sql {
  return (
    frozen?.items(input.params.kind) ??
    sql`(SELECT source, target, port, proto, ${join(figures.map((name) => raw(name)))}, CAST(NULL AS DOUBLE) AS every, CAST(NULL AS DOUBLE) AS spread
  FROM items WHERE FALSE)`
  )
}

/**
 * CTEs up to `paired`, one row per item of either side: source, target, port, proto, each figure of the window and, as `old_…`, of the baseline, every,
 * spread; and `facts`, one row: all_hours, weekdays and weekend_days of the window.
 */
export function paired(input: Input): Sql {
  const frozen = baselineOf(input.params, input.reference)
  const counting = sql`counts AND NOT quiet AND`
  return sql`${current(input, frozen)},
facts AS (
  SELECT coalesce(sum(hours), 0) AS all_hours, count(*) FILTER (WHERE ${counting} NOT weekend) AS weekdays,
    count(*) FILTER (WHERE ${counting} weekend) AS weekend_days
  FROM days
),
paired AS (
  SELECT coalesce(items.source, frozen.source) AS source, coalesce(items.target, frozen.target) AS target, coalesce(items.port, frozen.port) AS port,
    coalesce(items.proto, frozen.proto) AS proto, ${join(figures.map((name) => raw(`items.${name}`)))},
    ${join(figures.map((name) => raw(`frozen.${name} AS old_${name}`)))}, frozen.every, frozen.spread
  FROM items
  FULL JOIN ${frozenItems(input, frozen)} AS frozen
    ON frozen.source = items.source AND frozen.target = items.target AND frozen.port = items.port AND frozen.proto = items.proto
)`
}
