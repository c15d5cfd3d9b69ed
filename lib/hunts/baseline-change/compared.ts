import type { Dialect } from '../../hunt'
import { raw, type Sql, sql } from '../../sql'
import type { Frozen } from './baseline'
import type { Params } from './params'

/** Makes the MAD of a normal distribution its standard deviation: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993). */
const normal = raw('0.6745')
/** A deviation below this share of the median is taken for it. */
const leastShare = raw('0.05')

export interface Compared {
  /** Robust z of the median day; NULL with too few days. */
  readonly z: Sql
  /** The median day of the baseline and of the window. */
  readonly before: Sql
  readonly now: Sql
}

/**
 * CTE text is written over `paired` (old lists `old_weekday_x`, new ones `weekday_x`) and `facts` (weekdays, weekend_days of the window). `floor` is the
 * least deviation, over the baseline's median. Weekdays and weekend days are compared with their like; a kind of day makes no claim with too few.
 */
export function comparison(
  measure: 'records' | 'bytes',
  floor: (median: Sql) => Sql,
  { covered }: Pick<Frozen, 'covered'>,
  { observations }: Params,
  fn: Dialect,
): { readonly weekday: Compared; readonly weekend: Compared } {
  const of = (days: 'weekday' | 'weekend', before: number): Compared => {
    const length = raw(String(before))
    const list = { old: raw(`old_${days}_${measure}`), new: raw(`${days}_${measure}`) }
    const count = raw(days === 'weekday' ? 'facts.weekdays' : 'facts.weekend_days')
    const was = fn.medianOf(sql`coalesce(${list.old}, [])`, length)
    const is = fn.medianOf(sql`coalesce(${list.new}, [])`, count)
    const deviation = sql`greatest(${fn.deviationOf(sql`coalesce(${list.old}, [])`, length)}, ${leastShare} * ${was}, ${floor(was)})`
    return before < observations
      ? { z: raw('NULL'), before: raw('NULL'), now: raw('NULL') }
      : { z: sql`CASE WHEN ${count} > 0 THEN ${normal} * (${is} - ${was}) / ${deviation} END`, before: was, now: is }
  }
  return { weekday: of('weekday', covered.weekdays), weekend: of('weekend', covered.weekend_days) }
}

/** The noise of counting: a Poisson count deviates by its root; and no count by less than one. */
export const countFloor = (median: Sql): Sql => sql`greatest(1, ${normal} * sqrt(${median}))`

/** So that z passes its limit only where the difference is larger than the parameter's bytes. */
export const byteFloor =
  ({ bytes, z }: Params) =>
  (_: Sql): Sql =>
    sql`greatest(1, ${normal} * ${raw(String(bytes))} / ${raw(String(z))})`

const hourNames = raw(`[${Array.from({ length: 24 }, (_, hour) => `'${String(hour).padStart(2, '0')}'`).join(', ')}]`)

/** The hours of the day, `02`, in which an item was seen on at least half as many days as in its most frequent one. */
export const peak = (byHour: Sql, fn: Dialect): Sql =>
  fn.filter(hourNames, (_, place) => sql`2 * ${fn.at(byHour, place)} >= ${fn.most(byHour)}`)

/**
 * The divergence of the hours of the day, less its expectation where nothing changed: (bins − 1) / (8 ln 2) · (1/n + 1/m), the first term of its bias for
 * counts (after Miller, 1955); bins are the hours in which either was seen, `sightings` how many hours each list counts.
 */
export function hourShift(one: Sql, other: Sql, sightings: readonly [Sql, Sql], fn: Dialect): Sql {
  const seen = fn.filter(fn.numbers(24), (hour) => sql`${fn.at(one, hour)} + ${fn.at(other, hour)} > 0`)
  const chance = sql`(${fn.size(seen)} - 1) / (8 * ln(2)) * (1.0 / ${sightings[0]} + 1.0 / ${sightings[1]})`
  return sql`greatest(0, ${fn.divergence(one, other)} - ${chance})`
}
