import { binsOver } from '../records/bins'
import { hasTime } from '../records/cursor'
import { captureGaps, type Gap } from '../records/gaps'
import { join, type Sql, sql } from '../sql'
import type { Dialect, QueryOptions, Store } from '../store/store'
import { microsToIso, parseTime } from '../time'
import { tableOf } from '../where/limit'
import type { AskedEntity } from './ask-entity'
import type { Census } from './census'
import type { Seen } from './seen'

/** Records over time, in all logs together; empty where nothing has a time. */
export interface Strip {
  readonly from: string | null
  readonly to: string | null
  /** Seconds. */
  readonly width: number
  readonly bins: readonly number[]
  /** When no log had any record. */
  readonly gaps: readonly Gap[]
}

const nothing: Strip = { from: null, to: null, width: 0, bins: [], gaps: [] }

/** An hour each for two weeks, and a little more. */
const mostBins = 360
/** Seconds. Beyond this, a short life would vanish in the whole span. */
const longest = 62 * 86_400
const day = 86_400_000_000n

/** Both ends in microseconds: all that is in scope, or, where that is years and the entity lived for days, its life with a day around it. */
function spanOf({ first, last }: Census, seen: Seen): readonly [bigint, bigint] | null {
  const begun = seen.first_seen === null ? null : parseTime(seen.first_seen)
  const ended = seen.last_seen === null ? null : parseTime(seen.last_seen)
  if (first === null || last === null || begun === null || ended === null) return null
  const [from, to] = [BigInt(first) * 60_000_000n, BigInt(last + 1) * 60_000_000n - 1n]
  const isLong = Number(to - from) / 1e6 > longest
  return isLong && (ended - begun) * 20n < to - from ? [begun - day, ended + day] : [from, to]
}

/** Records that speak of an entity by the bin that they lie in, as `bin` and `rows`; null where none of its logs has times. `start` and `width` in microseconds. */
export function perBin({ places }: AskedEntity, start: bigint, width: bigint, fn: Dialect): Sql | null {
  const timed = places.filter(({ columns }) => hasTime(columns))
  if (timed.length === 0) return null
  const each = timed.map(
    ({ log, where }) =>
      sql`SELECT (${fn.epochMicros(sql`ts`)} - CAST(${start} AS BIGINT)) // CAST(${width} AS BIGINT) AS bin FROM ${tableOf(log)} WHERE ts IS NOT NULL AND ${where}`,
  )
  return sql`SELECT bin, count(*) AS rows FROM (${join(each, ' UNION ALL ')}) GROUP BY bin`
}

/** How many records speak of an entity, from bin to bin over the data in scope. */
export async function strip(store: Store, asked: AskedEntity, census: Census, seen: Seen, options: QueryOptions): Promise<Strip> {
  const span = spanOf(census, seen)
  if (!span) return nothing
  const { start, count, width } = binsOver(span[0], span[1], mostBins)
  const counting = perBin(asked, start, width, store.dialect)
  if (!counting) return nothing
  const { rows } = await store.query(counting, options)
  const counted = new Map(rows.map((row) => [Number(row.bin), Number(row.rows)]))
  const from = microsToIso(start) ?? ''
  const to = microsToIso(start + BigInt(count) * width) ?? ''
  return {
    from,
    to,
    width: Number(width) / 1e6,
    bins: Array.from({ length: count }, (_, bin) => counted.get(bin) ?? 0),
    gaps: (await captureGaps(store, options)).filter((gap) => gap.to > from && gap.from < to),
  }
}
