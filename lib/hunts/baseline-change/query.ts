import { kindOf } from '../../baselines/items/kinds'
import { badParams } from '../../errors'
import { join, raw, type Sql, sql } from '../../sql'
import { baselineOf, type Input, sameFilters } from './baseline'
import { byteFloor, type Compared, comparison, countFloor, hourShift } from './compared'
import { moved } from './moved'
import { paired } from './paired'

const noDays = { weekdays: 0, weekend_days: 0, hours: 0, quiet: [], usual: null }

/** The kind of day that stands out more: its z, and whether its median days differ by the factor. */
function larger(measure: string, { weekday, weekend }: { weekday: Compared; weekend: Compared }): Sql {
  const of = (name: string, { z, before, now }: Compared) =>
    join([
      sql`${z} AS ${raw(`${measure}_z_${name}`)}`,
      sql`${before} AS ${raw(`${measure}_was_${name}`)}`,
      sql`${now} AS ${raw(`${measure}_is_${name}`)}`,
    ])
  return join([of('weekday', weekday), of('weekend', weekend)])
}

/** Over the columns of `larger`: z, before and now of the kind of day that stands out more. */
function chosen(measure: string): Sql {
  const weekend = raw(`coalesce(abs(${measure}_z_weekend), -1) > coalesce(abs(${measure}_z_weekday), -1)`)
  const either = (name: string) =>
    sql`CASE WHEN ${weekend} THEN ${raw(`${measure}_${name}_weekend`)} ELSE ${raw(`${measure}_${name}_weekday`)} END AS ${raw(`${measure}_${name}`)}`
  return join([either('z'), either('was'), either('is')])
}

/** CTEs over `paired` and `facts` up to `judged`: what of an item changed, NULL where nothing can be said. */
function judged(input: Input): Sql {
  const { params, fn, reference, filter } = input
  const frozen = baselineOf(params, reference)
  const covered = frozen?.covered ?? noDays
  const comparable = sameFilters(filter, frozen)
  const own = raw(String(Math.max(1, covered.hours)))
  const both = sql`records IS NOT NULL AND old_records IS NOT NULL`
  const enough = sql`${both} AND days >= ${params.observations} AND old_days >= ${params.observations}`
  const shift = hourShift(sql`by_hour`, sql`old_by_hour`, [sql`hours`, sql`old_hours`], fn)
  const known = sql`coalesce(old_services, [])`
  const began = fn.filter(sql`coalesce(services, [])`, (service) => sql`NOT ${fn.contains(known, service)}`)
  const records = comparison('records', countFloor, { covered }, params, fn)
  const bytes = comparison('bytes', byteFloor(params), { covered }, params, fn)
  const beyond = (measure: string, least: Sql) => {
    const [z, is, was] = [raw(`${measure}_z`), raw(`${measure}_is`), raw(`${measure}_was`)]
    const [now, before] = [sql`${raw(measure)} * 1.0 / all_hours`, sql`${raw(`old_${measure}`)} * 1.0 / ${own}`]
    const apart = (one: Sql, other: Sql) => sql`greatest(${one}, ${other}) >= ${params.ratio} * least(${one}, ${other})`
    return sql`abs(${z}) > ${params.z} AND ${apart(is, was)} AND ${apart(now, before)} AND abs(${is} - ${was}) >= ${least}`
  }
  return sql`measured AS (
  SELECT paired.*, facts.all_hours, facts.weekdays, facts.weekend_days, ${larger('records', records)}, ${larger('bytes', bytes)},
    CASE WHEN ${enough} THEN ${shift} END AS shift, CASE WHEN ${both} THEN ${began} ELSE [] END AS began
  FROM paired
  CROSS JOIN facts
),
chosen AS (
  SELECT measured.*, ${chosen('records')}, ${chosen('bytes')}
  FROM measured
),
judged AS (
  SELECT chosen.* REPLACE (CASE WHEN ${both} AND ${raw(comparable ? 'TRUE' : 'FALSE')} THEN records_z END AS records_z,
      CASE WHEN ${both} AND ${raw(comparable ? 'TRUE' : 'FALSE')} THEN bytes_z END AS bytes_z),
    coalesce(${both} AND ${raw(comparable ? 'TRUE' : 'FALSE')} AND ${beyond('records', sql`1`)}, FALSE) AS more_or_fewer,
    coalesce(${both} AND ${raw(comparable ? 'TRUE' : 'FALSE')} AND ${beyond('bytes', sql`${params.bytes}`)}, FALSE) AS larger_or_smaller,
    coalesce(shift > ${params.hours}, FALSE) AS at_other_hours, ${fn.size(sql`began`)} > 0 AND ${fn.size(known)} > 0 AS other_service
  FROM chosen
)`
}

/**
 * All items of the window and its baseline, with every column but the score and, for signals, explanations and sentences: new_hosts (that had to do with
 * any), bytes (of the window), began (services that were not there before), machine (see `moved`), hours_of_day, counted (days of the baseline that count), ordinary (days of the
 * window that count), regular.
 */
export function query(input: Input): Sql {
  const { params, from, reference, filter, fn } = input
  const frozen = baselineOf(params, reference)
  if (params.baseline !== '' && !frozen) throw badParams({ baseline: [`there is no baseline ${params.baseline}`] })
  const { hours, weekdays, weekend_days } = frozen?.covered ?? noDays
  const rate = (value: Sql, of: Sql) => sql`CASE WHEN ${of} > 0 THEN coalesce(${value}, 0) * 24.0 / ${of} END`
  const own = raw(String(hours))
  const edge = params.kind === 'edges'
  const callers = (side: string) => raw(edge ? `count(${side}) OVER (PARTITION BY target, port, proto)` : side.replace('records', 'hosts'))
  const mark = (is: Sql, word: string) => sql`CASE WHEN ${is} THEN ${word} END`
  const how = sql`[${mark(sql`more_or_fewer`, 'connections')}, ${mark(sql`larger_or_smaller`, 'bytes')}, ${mark(sql`at_other_hours`, 'hours')}, ${mark(sql`other_service`, 'service')}]`
  const unasked = frozen !== undefined && !frozen.logs.includes(kindOf(params.kind).log)
  return sql`WITH ${paired(input)},
${moved(input)},
${judged(input)},
described AS (
  SELECT judged.*, ${fn.sorted(fn.filter(how, (word) => sql`${word} IS NOT NULL`))} AS how, machine
  FROM judged
  LEFT JOIN moved ON moved.source = judged.source AND moved.target = judged.target AND moved.port = judged.port AND moved.proto = judged.proto
),
changes AS (
  SELECT described.*, ${callers('records')} AS now_hosts, ${callers('old_records')} AS was_hosts,
    CASE WHEN old_records IS NULL THEN 'new' WHEN records IS NULL THEN 'gone' WHEN ${fn.size(sql`how`)} > 0 THEN 'changed' ELSE 'same' END AS change
  FROM described
)
SELECT ${params.kind} AS item, change, nullif(source, '') AS source, nullif(target, '') AS target, nullif(port, -1) AS port, nullif(proto, '') AS proto,
  coalesce(services, old_services, []) AS services, coalesce(label, old_label) AS label, coalesce(way, old_way) AS way,
  ${rate(sql`old_records`, own)} AS old, ${rate(sql`records`, sql`all_hours`)} AS new,
  ${rate(sql`records`, sql`all_hours`)} - ${rate(sql`old_records`, own)} AS difference, how, records_z AS z, records_was AS old_median, records_is AS median, bytes_z, shift,
  ${rate(sql`old_bytes`, own)} AS old_bytes, ${rate(sql`bytes`, sql`all_hours`)} AS new_bytes, was_hosts AS old_hosts, now_hosts AS hosts, old_days, days, old_records, records,
  every, first_seen_either AS first_seen, last_seen_either AS last_seen, bytes, began, machine,
  (SELECT count(DISTINCT host) FROM seen) AS all_hosts, ${fn.size(fn.filter(sql`coalesce(by_hour, [])`, (days) => sql`${days} > 0`))} AS hours_of_day,
  ${raw(String(weekdays + weekend_days))} AS counted, weekdays + weekend_days AS ordinary,
  ${fn.size(sql`coalesce(old_weekend_records, [])`)} = 0 AND weekdays = 0 AS other_kind_of_day, every > 0 AND spread <= every / 5 AS regular,
  target LIKE '%/%' AS unnamed, abs(records_z) AS z_size, abs(bytes_z) AS bytes_z_size, more_or_fewer, larger_or_smaller, at_other_hours, other_service,
  CASE WHEN change = 'same' AND NOT ${params.same} THEN 'same' WHEN ${params.unsure} THEN NULL
    WHEN change = 'new' AND ${raw(unasked ? 'TRUE' : 'FALSE')} THEN 'not_covered'
    WHEN change = 'gone' AND ${raw(sameFilters(filter, frozen) ? 'FALSE' : 'TRUE')} THEN 'other_filters'
    WHEN change = 'gone' AND NOT EXISTS (SELECT 1 FROM ${from[kindOf(params.kind).log].context({ before: 0, after: 0 })} AS log) THEN 'not_covered_now' END AS hidden_by
FROM (SELECT changes.*, coalesce(old_first_seen, first_seen) AS first_seen_either, coalesce(last_seen, old_last_seen) AS last_seen_either FROM changes) AS changes`
}
