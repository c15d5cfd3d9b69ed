import { resolve } from '../asking/ask'
import type { Hunt } from '../hunt'
import { binsOver } from '../records/bins'
import { type DataSpan, dataSpan, inSpan } from '../records/data-span'
import { activity, captureGaps, type Gap, type Silence, silences } from '../records/gaps'
import { type LogEntry, listLogs } from '../records/log-list'
import { type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { isoOf } from '../time'

/** The strips of all logs stand below each other, on one span. */
const mostBins = 80
const minute = 60
const minutesOfYear = 365 * 24 * 60
/** One in so many records. */
const leastShare = 1000
/** Fewer minutes with records say nothing about when a log should have had more. */
const leastMinutes = 30
/** Minutes with connections that a stop has at least. */
const leastStop = 60
/** A stop is that much longer than the log's next silence. */
const standsOut = 3

/** A silence of one log while conn goes on. */
export interface Stop extends Silence {
  /** Connections in that time. */
  readonly connections: number
}

export interface OverviewLog extends LogEntry {
  readonly rejected: number
  /** Lines rejected in files that hold other logs too: nothing tells of which log they were. */
  readonly rejected_mixed: number
  /** Records per bin of the common strip. */
  readonly strip: readonly number[]
  readonly stops: readonly Stop[]
  readonly usedBy: readonly { readonly id: string; readonly title: string }[]
}

export interface OverviewLogs {
  readonly logs: readonly OverviewLog[]
  readonly span: { readonly from: string; readonly to: string } | null
  /** Seconds of each bin of the strips, the first of which begins at `from`; records that lie outside of them. */
  readonly strip: { readonly from: string; readonly width: number; readonly bins: number; readonly outside: number } | null
  readonly gaps: readonly Gap[]
}

const uses = (hunt: Hunt, log: string) =>
  [...resolve(hunt.logs, hunt.params.parse({})), ...resolve(hunt.optional ?? [], hunt.params.parse({}))].includes(log)

/** The ledger joins the names of the logs that a file mixes by commas. */
async function rejectedByLog(store: Store, options: QueryOptions) {
  const { rows } = await store.query(
    sql`SELECT log, sum(rejected) AS rejected FROM spoor.files WHERE log IS NOT NULL GROUP BY log`,
    options,
  )
  const files = rows.map((row) => ({ logs: String(row.log).split(','), rejected: Number(row.rejected) }))
  const sum = (of: typeof files) => of.reduce((total, { rejected }) => total + rejected, 0)
  return (log: string) => {
    const own = files.filter(({ logs }) => logs.includes(log))
    return { rejected: sum(own.filter(({ logs }) => logs.length === 1)), rejected_mixed: sum(own.filter(({ logs }) => logs.length > 1)) }
  }
}

/** The part of a log's silence in which there were connections: where nothing was captured, no log can stop. */
async function connected(store: Store, { from, to }: Silence, table: Sql, options: QueryOptions) {
  const at = (iso: string) => Math.floor(Date.parse(iso) / 1000 / minute)
  const { rows } = await store.query(
    sql`SELECT count(*) AS minutes, coalesce(sum(rows), 0) AS connections, min(minute) AS first, max(minute) AS last
FROM ${table}
WHERE log = 'conn' AND minute >= ${at(from)} AND minute < ${at(to)}`,
    options,
  )
  const { minutes, connections, first, last } = rows[0] ?? {}
  return {
    minutes: Number(minutes),
    connections: Number(connections),
    from: isoOf(Number(first) * minute),
    to: isoOf((Number(last) + 1) * minute),
  }
}

/** The longest silence of a log, measured in minutes that have connections, if it stands out from the log's others. */
async function stopsOf(store: Store, log: string, table: Sql | null, options: QueryOptions): Promise<Stop[]> {
  if (!table || log === 'conn') return []
  const own = sql`SELECT minute FROM ${table} WHERE log = ${log}`
  const counted = await store.query(sql`SELECT count(*) AS minutes FROM (${own})`, options)
  if (Number(counted.rows[0]?.minutes ?? 0) < leastMinutes) return []
  const parts = []
  for (const { gap } of await silences(store, own, options)) parts.push(await connected(store, gap, table, options))
  const [longest, next] = parts.sort((a, b) => b.minutes - a.minutes)
  if (!longest || longest.minutes < leastStop || (next && longest.minutes < standsOut * next.minutes)) return []
  return [{ from: longest.from, to: longest.to, connections: longest.connections }]
}

function filled(rows: readonly Row[], log: string, bins: number): number[] {
  const counts = new Map(rows.filter((row) => row.log === log).map((row) => [Number(row.bin), Number(row.rows)]))
  return Array.from({ length: bins }, (_, bin) => counts.get(bin) ?? 0)
}

/**
 * The first and last minute of the strips. A sensor whose clock began at 1970 writes a few records decades away, which would squeeze
 * all others into one bin: what lies beyond a silence of a year and is less than a thousandth of the records is left out and counted.
 */
async function drawn(store: Store, table: Sql, span: DataSpan, options: QueryOptions): Promise<Row | undefined> {
  const { rows } = await store.query(
    sql`WITH minutes AS (
SELECT minute, sum(rows) AS rows FROM ${table} WHERE ${inSpan(span)} GROUP BY minute
),
steps AS (
SELECT minute, rows, CASE WHEN minute - ${store.dialect.lag(sql`minute`, sql`ORDER BY minute`)} > ${minutesOfYear} THEN 1 ELSE 0 END AS begins FROM minutes
),
parts AS (
SELECT minute, rows, sum(begins) OVER (ORDER BY minute ROWS UNBOUNDED PRECEDING) AS part FROM steps
),
spans AS (
SELECT part, min(minute) AS first, max(minute) AS last, sum(rows) AS rows FROM parts GROUP BY part
),
judged AS (
SELECT first, last, rows, rows * ${leastShare} >= (SELECT sum(rows) FROM spans) AS kept FROM spans
)
SELECT min(first) FILTER (WHERE kept) AS first, max(last) FILTER (WHERE kept) AS last FROM judged`,
    options,
  )
  return rows[0]
}

/** Each log with its records over the common span, and where the capture or one log stood still. */
export async function overviewLogs(store: Store, hunts: readonly Hunt[], options: QueryOptions): Promise<OverviewLogs> {
  const table = await activity(store, options)
  const span = await dataSpan(store, options)
  const ends = table && span ? await drawn(store, table, span, options) : undefined
  const timed = ends?.first !== null && ends?.first !== undefined
  const micros = (cell: unknown) => BigInt(Number(cell)) * BigInt(minute) * 1_000_000n
  const bins = timed ? binsOver(micros(ends.first), micros(ends.last), mostBins) : null
  const width = bins ? Math.max(minute, Number(bins.width) / 1e6) : minute
  const start = bins ? Math.floor(Number(bins.start) / 1e6 / width) * width : 0
  const count = timed ? Math.floor((Number(ends.last) * minute - start) / width) + 1 : 0
  const { rows } = table
    ? await store.query(
        sql`SELECT log, (minute * ${minute} - ${start}) // ${width} AS bin, sum(rows) AS rows FROM ${table} GROUP BY log, bin`,
        options,
      )
    : { rows: [] }
  const outside = rows.filter(({ bin }) => Number(bin) < 0 || Number(bin) >= count).reduce((sum, row) => sum + Number(row.rows), 0)
  const rejected = await rejectedByLog(store, options)
  const entries = await listLogs(store, options)
  const logs: OverviewLog[] = []
  for (const entry of entries)
    logs.push({
      ...entry,
      ...rejected(entry.log),
      strip: filled(rows, entry.log, count),
      stops: await stopsOf(store, entry.log, table, options),
      usedBy: hunts.filter((hunt) => uses(hunt, entry.log)).map(({ id, title }) => ({ id, title })),
    })
  return {
    logs,
    span: span && { from: span.from, to: span.to },
    strip: timed ? { from: isoOf(start), width, bins: count, outside } : null,
    gaps: await captureGaps(store, options),
  }
}
