import { noNorms } from '../../baselines/items/days'
import { itemKey, keyValues, sameItem } from '../../baselines/items/items'
import { kindOf } from '../../baselines/items/kinds'
import { lists } from '../../baselines/items/series'
import { badParams } from '../../errors'
import { join, raw, type Sql, sql } from '../../sql'
import { baselineOf, type Input, sameFilters } from './baseline'
import { byteFloor, type Compared, comparison, countFloor, hourShift, peak } from './compared'
import { moved } from './moved'
import { frozenItems, paired } from './paired'
import type { Params } from './params'

const noDays = { ...noNorms, weekdays: 0, weekend_days: 0, hours: 0, quiet: [] }

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

/** CTEs over `paired`, `series` and `facts` up to `judged`, one row per item of both sides: what of it changed, NULL where nothing can be said. */
function judged(input: Input): Sql {
  const { params, fn, reference, filter } = input
  const frozen = baselineOf(params, reference)
  const covered = frozen?.covered ?? noDays
  const comparable = raw(sameFilters(filter, frozen) ? 'TRUE' : 'FALSE')
  const own = raw(String(Math.max(1, covered.hours)))
  const enough = sql`days >= ${params.observations} AND old_days >= ${params.observations}`
  const shift = hourShift(sql`by_hour`, sql`old_by_hour`, [sql`hours`, sql`old_hours`], fn)
  const began = fn.filter(sql`services`, (service) => sql`NOT ${fn.contains(sql`old_services`, service)}`)
  const records = comparison('records', countFloor, { covered }, params, fn)
  const bytes = comparison('bytes', byteFloor(params), { covered }, params, fn)
  const beyond = (measure: string, least: Sql) => {
    const [z, is, was] = [raw(`${measure}_z`), raw(`${measure}_is`), raw(`${measure}_was`)]
    const [now, before] = [sql`${raw(measure)} * 1.0 / all_hours`, sql`${raw(`old_${measure}`)} * 1.0 / ${own}`]
    const apart = (one: Sql, other: Sql) => sql`greatest(${one}, ${other}) >= ${params.ratio} * least(${one}, ${other})`
    return sql`abs(${z}) > ${params.z} AND ${apart(is, was)} AND ${apart(now, before)} AND abs(${is} - ${was}) >= ${least}`
  }
  return sql`compared AS (
  SELECT ${itemKey('paired')}, paired.records, old_records, paired.bytes, old_bytes, paired.days, old_days, paired.hours, old_hours, paired.services, old_services,
    ${join(lists.map((name) => raw(`series.${name}, frozen.${name} AS old_${name}`)))}
  FROM paired
  JOIN series ON ${sameItem('series', 'paired')}
  JOIN ${frozenItems(input, frozen)} AS frozen ON ${sameItem('frozen', 'paired')}
),
measured AS (
  SELECT compared.*, all_hours, ${larger('records', records)}, ${larger('bytes', bytes)}, CASE WHEN ${enough} THEN ${shift} END AS shift, ${peak(sql`old_by_hour`, fn)} AS old_peak,
    ${peak(sql`by_hour`, fn)} AS peak, ${began} AS began
  FROM compared
  CROSS JOIN facts
),
chosen AS (
  SELECT measured.*, ${chosen('records')}, ${chosen('bytes')}
  FROM measured
),
judged AS (
  SELECT ${itemKey()}, CASE WHEN ${comparable} THEN records_z END AS records_z, records_was, records_is, CASE WHEN ${comparable} THEN bytes_z END AS bytes_z, shift, old_peak, peak, began,
    coalesce(${comparable} AND ${beyond('records', sql`1`)}, FALSE) AS more_or_fewer,
    coalesce(${comparable} AND ${beyond('bytes', sql`${params.bytes}`)}, FALSE) AS larger_or_smaller,
    coalesce(shift > ${params.hours}, FALSE) AS at_other_hours, ${fn.size(sql`began`)} > 0 AND ${fn.size(sql`old_services`)} > 0 AS other_service
  FROM chosen
)`
}

/** How many hosts had to do with an item, before and now: of an edge, those that called the same target on that port. */
function hosts(kind: Params['kind']): { readonly ctes: Sql; readonly joined: Sql; readonly columns: Sql } {
  if (kind !== 'edges') return { ctes: sql``, joined: sql``, columns: sql`hosts AS now_hosts, old_hosts AS was_hosts` }
  return {
    ctes: sql`callers AS (
  SELECT target, port, proto, count(records) AS now_hosts, count(old_records) AS was_hosts
  FROM paired
  GROUP BY target, port, proto
),
`,
    joined: sql`JOIN callers ON callers.target = paired.target AND callers.port = paired.port AND callers.proto = paired.proto`,
    columns: sql`now_hosts, was_hosts`,
  }
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
  const mark = (is: string, word: string) => sql`CASE WHEN ${raw(is)} THEN ${word} END`
  const how = sql`[${mark('more_or_fewer', 'connections')}, ${mark('larger_or_smaller', 'bytes')}, ${mark('at_other_hours', 'hours')}, ${mark('other_service', 'service')}]`
  const any = sql`(more_or_fewer OR larger_or_smaller OR at_other_hours OR other_service)`
  const unasked = frozen !== undefined && !frozen.logs.includes(kindOf(params.kind).log)
  const silent = sql`NOT EXISTS (SELECT 1 FROM ${from[kindOf(params.kind).log].context({ before: 0, after: 0 })} AS log)`
  const { ctes, joined, columns } = hosts(params.kind)
  return sql`WITH ${paired(input)},
${moved(input)},
${judged(input)},
${ctes}changes AS (
  SELECT paired.*, facts.*, records_z, records_was, records_is, bytes_z, shift, old_peak, peak, began, more_or_fewer,
    larger_or_smaller, at_other_hours, other_service, machine, ${columns},
    CASE WHEN ${any} THEN ${fn.sorted(fn.filter(how, (word) => sql`${word} IS NOT NULL`))} ELSE [] END AS how,
    CASE WHEN old_records IS NULL THEN 'new' WHEN records IS NULL THEN 'gone' WHEN ${any} THEN 'changed' ELSE 'same' END AS change
  FROM paired
  CROSS JOIN facts
  LEFT JOIN judged ON ${sameItem('judged', 'paired')}
  LEFT JOIN moved ON ${sameItem('moved', 'paired')}
  ${joined}
)
SELECT ${params.kind} AS item, change, ${keyValues},
  coalesce(services, old_services, []) AS services, coalesce(label, old_label) AS label, coalesce(way, old_way) AS way,
  ${rate(sql`old_records`, own)} AS old, ${rate(sql`records`, sql`all_hours`)} AS new,
  ${rate(sql`records`, sql`all_hours`)} - ${rate(sql`old_records`, own)} AS difference, how, records_z AS z, records_was AS old_median, records_is AS median, bytes_z, shift, CASE WHEN at_other_hours THEN old_peak END AS old_peak, CASE WHEN at_other_hours THEN peak END AS peak,
  ${rate(sql`old_bytes`, own)} AS old_bytes, ${rate(sql`bytes`, sql`all_hours`)} AS new_bytes, was_hosts AS old_hosts, now_hosts AS hosts, old_days, days, old_records, records,
  every, first_seen_either AS first_seen, last_seen_either AS last_seen, bytes, coalesce(began, []) AS began, machine,
  (SELECT count(DISTINCT host) FROM seen) AS all_hosts, coalesce(hours_of_day, 0) AS hours_of_day,
  ${raw(String(weekdays + weekend_days))} AS counted, weekdays + weekend_days AS ordinary,
  on_weekdays_alone AND weekdays = 0 AS other_kind_of_day, at_hours_left_out, every > 0 AND spread <= every / 5 AS regular,
  target LIKE '%/%' AS unnamed, abs(records_z) AS z_size, abs(bytes_z) AS bytes_z_size, more_or_fewer, larger_or_smaller, at_other_hours, other_service,
  CASE WHEN change = 'same' AND NOT ${params.same} THEN 'same' WHEN ${params.unsure} THEN NULL
    WHEN change = 'new' AND ${raw(unasked ? 'TRUE' : 'FALSE')} THEN 'not_covered'
    WHEN change = 'gone' AND ${raw(sameFilters(filter, frozen) ? 'FALSE' : 'TRUE')} THEN 'other_filters'
    WHEN change = 'gone' AND ${silent} THEN 'not_covered_now' END AS hidden_by
FROM (SELECT changes.*, coalesce(old_first_seen, first_seen) AS first_seen_either, coalesce(last_seen, old_last_seen) AS last_seen_either FROM changes) AS changes`
}
