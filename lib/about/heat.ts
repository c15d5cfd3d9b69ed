import { sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { microsToIso, parseTime } from '../time'
import type { AskedEntity } from './ask-entity'
import { perBin, type Strip } from './strip'

/** Records by hour and day, in UTC. Rows are days, or, where these are too many, weekdays from Monday with all their days summed. */
export interface Heat {
  readonly by: 'day' | 'weekday'
  /** The day's beginning, ISO 8601 UTC, or `1` to `7`; 24 counts from midnight. */
  readonly rows: readonly { readonly day: string; readonly hours: readonly number[] }[]
}

const hour = 3_600_000_000n
const day = 24n * hour
/** With 24 hours each, 600 cells. */
const mostDays = 25
/** 1 January 1970 was a Thursday. */
const hoursToThursday = 72
const hoursOfWeek = 168
const hours = Array.from({ length: 24 }, (_, i) => i)

/** The hours of the days over which the strip goes; null where it goes over none. */
export async function heat(store: Store, asked: AskedEntity, { from, to }: Strip, options: QueryOptions): Promise<Heat | null> {
  const begin = from === null ? null : parseTime(from)
  const end = to === null ? null : parseTime(to)
  if (begin === null || end === null) return null
  const first = begin / day
  const days = Number((end - 1n) / day - first) + 1
  const counting = perBin(asked, days > mostDays ? 0n : first * day, hour, store.dialect)
  if (!counting) return null
  if (days <= mostDays) {
    const { rows } = await store.query(sql`SELECT * FROM (${counting}) WHERE bin BETWEEN 0 AND ${days * 24 - 1}`, options)
    const found = new Map(rows.map(({ bin, rows }) => [Number(bin), Number(rows)]))
    const at = (d: number) => hours.map((h) => found.get(d * 24 + h) ?? 0)
    return {
      by: 'day',
      rows: Array.from({ length: days }, (_, d) => ({ day: microsToIso((first + BigInt(d)) * day) ?? '', hours: at(d) })),
    }
  }
  const { rows } = await store.query(
    sql`SELECT hour, sum(rows) AS rows
FROM (SELECT (bin + ${hoursToThursday}) % ${hoursOfWeek} AS hour, rows FROM (${counting}) WHERE bin BETWEEN ${Number(begin / hour)} AND ${Number((end - 1n) / hour)})
GROUP BY hour`,
    options,
  )
  const found = new Map(rows.map(({ hour, rows }) => [Number(hour), Number(rows)]))
  return {
    by: 'weekday',
    rows: [0, 1, 2, 3, 4, 5, 6].map((d) => ({ day: String(d + 1), hours: hours.map((h) => found.get(d * 24 + h) ?? 0) })),
  }
}
