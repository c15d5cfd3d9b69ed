import { measuring } from '../logs/housekeeping'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { isoOf } from '../time'
import { dataSpan, inSpan } from './data-span'

export interface Silence {
  readonly from: string
  readonly to: string
}

export interface Gap extends Silence {
  /** A connection that began before lasted through it: the sensor watched, and the records of that time are not among the data. */
  readonly spanned: boolean
}

const minute = 60
/** A shorter silence is a quiet hour, not a stop of the capture. */
const shortestGap = 3600
/** A silence must stand out from the usual distance between two minutes with records. */
const timesUsual = 20

/** Records per log and minute, kept until the data change: columns `log`, `minute` (since 1970) and `rows`. Null without any time. */
export async function activity(store: Store, options: QueryOptions = {}): Promise<Sql | null> {
  const logs = [...(await store.tables())].filter(([, columns]) => columns.some(({ name, type }) => name === 'ts' && type === 'time'))
  if (logs.length === 0) return null
  const each = logs.map(
    ([log]) => sql`SELECT ${log} AS log, ${store.dialect.epochMicros(sql`ts`)} // ${minute * 1_000_000} AS minute, count(*) AS rows
FROM ${identifier('logs', log)}
WHERE ts IS NOT NULL
GROUP BY minute`,
  )
  return store.keep('activity', join(each, ' UNION ALL '), options)
}

/** Silences of what `minutes` lists (column `minute`, each once): longer than an hour and 20 times the median distance. */
export async function silences(store: Store, minutes: Sql, options: QueryOptions = {}): Promise<{ gap: Silence; seconds: number }[]> {
  const { rows } = await store.query(
    sql`WITH steps AS (
SELECT minute, ${store.dialect.lag(sql`minute`, sql`ORDER BY minute`)} AS before FROM (${minutes})
),
usual AS (
SELECT ${store.dialect.quantile(sql`minute - before`, 0.5)} AS step FROM steps
)
SELECT before + 1 AS first, minute AS last
FROM steps, usual
WHERE (minute - before - 1) * ${minute} >= greatest(${shortestGap}, ${timesUsual * minute} * step)
ORDER BY minute`,
    options,
  )
  return rows.map(({ first, last }) => ({
    gap: { from: isoOf(Number(first) * minute), to: isoOf(Number(last) * minute) },
    seconds: (Number(last) - Number(first)) * minute,
  }))
}

/** For each minute in which connections began that lasted over it, the last of their minutes; kept like `activity`. Null where none is told. */
async function lasting(store: Store, options: QueryOptions): Promise<Sql | null> {
  const columns = (await store.tables()).get('conn') ?? []
  if (!['ts', 'duration'].every((name) => columns.some((column) => column.name === name))) return null
  const fn = store.dialect
  const micros = raw(String(minute * 1_000_000))
  const query = sql`SELECT ${fn.epochMicros(sql`ts`)} // ${micros} AS minute, max((${fn.epochMicros(sql`ts`)} + ${fn.intervalMicros(sql`duration`)}) // ${micros}) AS till
FROM logs.conn
WHERE ts IS NOT NULL AND duration >= ${minute}
GROUP BY minute`
  return store.keep('lasting', query, options)
}

/** Whether a connection lasted through each gap: from before its first minute into the one after its last. */
async function spanned(store: Store, gaps: readonly Silence[], options: QueryOptions): Promise<readonly Gap[]> {
  const table = gaps.length === 0 ? null : await lasting(store, options)
  if (!table) return gaps.map((gap) => ({ ...gap, spanned: false }))
  const at = (iso: string) => raw(String(Date.parse(iso) / 1000 / minute))
  const { rows } = await store.query(
    sql`SELECT place FROM (VALUES ${join(gaps.map(({ from, to }, place) => sql`(${place}, ${at(from)}, ${at(to)})`))}) AS silent(place, first, last)
WHERE EXISTS (SELECT 1 FROM ${table} AS lasting WHERE lasting.minute < first AND till >= last)`,
    options,
  )
  const through = new Set(rows.map(({ place }) => Number(place)))
  return gaps.map((gap, place) => ({ ...gap, spanned: through.has(place) }))
}

/** When no log has any record of traffic, or of watching it, while the data last. */
export async function captureGaps(store: Store, options: QueryOptions = {}): Promise<readonly Gap[]> {
  const table = await activity(store, options)
  const span = await dataSpan(store, options)
  if (!table || !span) return []
  const ends = sql`SELECT min(minute) AS first, max(minute) AS last FROM ${table} WHERE ${inSpan(span)}`
  const within = sql`SELECT DISTINCT minute FROM ${table}, (${ends}) AS ends WHERE minute BETWEEN first AND last AND (${inSpan(span)} OR log IN (${join(measuring.map((log) => sql`${log}`))}))`
  const minutes = await store.keep(`captured ${JSON.stringify(span)}`, within, options)
  const found = await silences(store, sql`SELECT minute FROM ${minutes}`, options)
  return spanned(
    store,
    found.map(({ gap }) => gap),
    options,
  )
}
