import { housekeeping } from '../logs/housekeeping'
import { identifier, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { clocksFrom, parseTime } from '../time'
import { type LogEntry, listLogs } from './log-list'

/** A capture whose times are relative has more of its records there, one in so many. */
const leastShare = 100

/** From the first record of traffic to the last; ISO 8601 UTC. */
export interface DataSpan {
  readonly from: string
  readonly to: string
  /** Traffic logs with records from before the sensor's clock was set, which the span leaves out. */
  readonly clockless: readonly { readonly log: string; readonly rows: number }[]
  /** Logs that say nothing about when traffic was seen. */
  readonly aside: readonly string[]
}

interface Early {
  readonly log: string
  readonly rows: number
  readonly all: number
  readonly from: string | null
}

/** Kept until the data change: every view asks. */
async function earlyIn(store: Store, logs: readonly LogEntry[], options: QueryOptions): Promise<readonly Early[]> {
  const since = store.dialect.timestamp(clocksFrom)
  const each = logs.map(
    ({
      log,
    }) => sql`SELECT ${log} AS log, count(*) FILTER (WHERE ts < ${since}) AS early, count(*) AS "all", min(ts) FILTER (WHERE ts >= ${since}) AS first
FROM ${identifier('logs', log)}`,
  )
  const table = await store.keep('early', join(each, ' UNION ALL '), options)
  const { rows } = await store.query(sql`SELECT log, early, "all", first FROM ${table}`, options)
  return rows.map(({ log, early, all, first }) => ({
    log: String(log),
    rows: Number(early),
    all: Number(all),
    from: typeof first === 'string' ? first : null,
  }))
}

/** Connections tell whether the traffic itself has relative times; other logs may have a record or two of a start. */
function isRelative(early: readonly Early[]): boolean {
  const told = early.some(({ log }) => log === 'conn') ? early.filter(({ log }) => log === 'conn') : early
  const sum = (pick: (one: Early) => number) => told.reduce((all, one) => all + pick(one), 0)
  return sum(({ rows }) => rows) * leastShare >= sum(({ all }) => all)
}

/** The span of the data, as traffic gives it. Null where nothing has a time. */
export async function dataSpan(store: Store, options: QueryOptions = {}): Promise<DataSpan | null> {
  const timed = (await listLogs(store, options)).filter(({ first_seen }) => first_seen !== null)
  const traffic = timed.filter(({ log }) => !housekeeping.includes(log))
  const counted = traffic.length > 0 ? traffic : timed
  const from = counted.flatMap(({ first_seen }) => first_seen ?? []).sort()[0]
  const to = counted
    .flatMap(({ last_seen }) => last_seen ?? [])
    .sort()
    .at(-1)
  if (from === undefined || to === undefined) return null
  const span = { from, to, clockless: [], aside: traffic.length > 0 ? housekeeping : [] }
  if (from >= clocksFrom || to < clocksFrom) return span
  const early = await earlyIn(store, counted, options)
  if (isRelative(early)) return span
  const begun = early.flatMap((one) => one.from ?? []).sort()[0]
  return { ...span, from: begun ?? from, clockless: early.filter(({ rows }) => rows > 0).map(({ log, rows }) => ({ log, rows })) }
}

/** Whether a row (columns `log`, `minute`) counts as traffic in the span. */
export function inSpan({ from, clockless, aside }: DataSpan): Sql {
  const first = raw(String((parseTime(from) ?? 0n) / 60_000_000n))
  const late = clockless.length > 0 ? sql`minute >= ${first}` : sql`TRUE`
  return aside.length > 0 ? sql`${late} AND log NOT IN (${join(aside.map((log) => sql`${log}`))})` : late
}
