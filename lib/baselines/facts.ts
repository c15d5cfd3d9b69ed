import { createHash } from 'node:crypto'
import type { Sources } from '../asking/from'
import { badParams } from '../errors'
import { dataSpan } from '../records/data-span'
import { activity, silences } from '../records/gaps'
import type { Scope } from '../scope'
import { identifier, join, raw, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { isoOf, isoToMicros, justAfter } from '../time'
import { within } from '../where/limit'
import type { Covered, LoggedIn, Span, WindowFacts } from './baseline'
import { days, type Norms } from './items/days'
import type { ItemLog } from './items/input'

const mostGaps = 50
/** Fields by which Zeek's own and some shippers' records say which sensor wrote them. */
const sensorFields = ['_node_name', '_system_name', 'peer', 'node']

const hours = (iso: string) => Number(isoToMicros(iso)) / 3_600_000_000
const seconds = (iso: string) => Number(isoToMicros(iso) / 1_000_000n)

/**
 * The ends of a window whose open ends are those of the data as its traffic gives them; to a whole microsecond, the end excluded. Null without any time.
 * Throws `bad-params` for a window that lies beside the data.
 */
export async function boundsOf(store: Store, { from, to }: Pick<Scope, 'from' | 'to'>): Promise<Span | null> {
  const fn = store.dialect
  const { rows } = await store.query(
    sql`SELECT min(first_seen) AS first, ${fn.fromMicros(sql`${fn.epochMicros(sql`max(last_seen)`)} + 1`)} AS last FROM spoor.loads WHERE rows > 0`,
  )
  const { first, last } = rows[0] ?? {}
  if (typeof first !== 'string' || typeof last !== 'string') return null
  if (from !== null && isoToMicros(from) >= isoToMicros(last)) throw badParams({ from: [`lies behind the last record, of ${last}`] })
  if (to !== null && isoToMicros(to) <= isoToMicros(first)) throw badParams({ to: [`lies before the first record, of ${first}`] })
  const traffic = await dataSpan(store)
  const [begin, end] = traffic ? [traffic.from, justAfter(traffic.to)] : [first, last]
  // A window beside the traffic, among records of a clock that was not set, is open to those.
  return {
    from: from ?? (to === null || isoToMicros(to) > isoToMicros(begin) ? begin : first),
    to: to ?? (from === null || isoToMicros(from) < isoToMicros(end) ? end : last),
  }
}

/** How much of a window was captured. `norms` are those of the baseline it is compared with. */
async function coverageOf(store: Store, { from }: Sources, span: Span, norms: Norms, options: QueryOptions): Promise<Covered> {
  const log: ItemLog = from.conn?.present ? 'conn' : 'dns'
  const source = from[log]
  if (!source) throw new RangeError(`${log} is not among the sources`)
  const counting = sql`counts AND NOT quiet AND`
  const { rows } = await store.query(
    sql`WITH ${days(source, norms, { fn: store.dialect })}
SELECT coalesce(sum(hours), 0) AS hours, coalesce(max(hours), 0) AS fullest, count(*) FILTER (WHERE ${counting} NOT weekend) AS weekdays, count(*) FILTER (WHERE ${counting} weekend) AS weekend_days,
  ${store.dialect.list(sql`CASE WHEN quiet THEN day END`)} AS quiet, ${store.dialect.quantile(sql`CASE WHEN NOT weekend AND NOT quiet THEN n * 1.0 / hours END`, 0.5)} AS usual
FROM days`,
    options,
  )
  const row: Row = rows[0] ?? {}
  return {
    hours: Number(row.hours),
    fullest: Number(row.fullest),
    of_hours: Math.ceil(hours(span.to)) - Math.floor(hours(span.from)),
    weekdays: Number(row.weekdays),
    weekend_days: Number(row.weekend_days),
    quiet: Array.isArray(row.quiet) ? row.quiet.map((day) => isoOf(Number(day) * 86_400).slice(0, 10)) : [],
    usual: row.usual === null || row.usual === undefined ? null : Number(row.usual),
  }
}

async function logsIn(store: Store, span: Span, options: QueryOptions): Promise<LoggedIn[]> {
  const fn = store.dialect
  const timed = [...(await store.tables())].filter(([, columns]) => columns.some(({ name, type }) => name === 'ts' && type === 'time'))
  const minutes = await activity(store, options)
  const here = sql`minute >= ${raw(String(Math.floor(seconds(span.from) / 60)))} AND minute < ${raw(String(Math.ceil(seconds(span.to) / 60)))}`
  const found: LoggedIn[] = []
  for (const [log] of timed) {
    const { rows } = await store.query(
      sql`SELECT count(*) AS rows, min(ts) AS first_seen, max(ts) AS last_seen FROM ${identifier('logs', log)} WHERE ${within(span, sql`ts`, fn)}`,
      options,
    )
    const row: Row = rows[0] ?? {}
    const silent =
      minutes === null ? [] : await silences(store, sql`SELECT DISTINCT minute FROM ${minutes} WHERE log = ${log} AND ${here}`, options)
    found.push({
      log,
      rows: Number(row.rows),
      first_seen: typeof row.first_seen === 'string' ? row.first_seen : null,
      last_seen: typeof row.last_seen === 'string' ? row.last_seen : null,
      gaps: silent.map(({ gap }) => gap).slice(0, mostGaps),
    })
  }
  return found
}

async function sensorsOf(store: Store, span: Span, options: QueryOptions): Promise<string[]> {
  const columns = (await store.tables()).get('conn') ?? []
  const fields = sensorFields.filter((name) => columns.some((column) => column.name === name && column.type === 'string'))
  if (fields.length === 0) return []
  const each = fields.map((name) => sql`SELECT ${identifier(name)} AS sensor FROM logs.conn WHERE ${within(span, sql`ts`, store.dialect)}`)
  const { rows } = await store.query(
    sql`SELECT DISTINCT sensor FROM (${join(each, ' UNION ALL ')}) AS named WHERE sensor IS NOT NULL ORDER BY sensor LIMIT 100`,
    options,
  )
  return rows.map(({ sensor }) => String(sensor))
}

/** The content of the files that hold records of the window, each by its digest. */
async function contentsIn(store: Store, span: Span, options: QueryOptions): Promise<string[]> {
  const fn = store.dialect
  const { rows } = await store.query(
    sql`SELECT f.id, coalesce(${fn.argMax(sql`p.digest`, sql`p.bytes`)}, '') AS digest
FROM spoor.files AS f
JOIN spoor.loads AS l ON l.file = f.id
LEFT JOIN spoor.prefixes AS p ON p.file = f.id
WHERE l.last_seen >= ${fn.timestamp(span.from)} AND l.first_seen < ${fn.timestamp(span.to)}
GROUP BY f.id
ORDER BY digest`,
    options,
  )
  return rows.map(({ digest }) => String(digest))
}

/** What is to be said of a window beside its items. */
export async function factsOf(store: Store, sources: Sources, span: Span, norms: Norms, options: QueryOptions = {}): Promise<WindowFacts> {
  const logs = await logsIn(store, span, options)
  const contents = await contentsIn(store, span, options)
  const hash = createHash('sha256')
  hash.update(JSON.stringify([span, logs.map(({ log, rows, first_seen, last_seen }) => [log, rows, first_seen, last_seen]), contents]))
  return {
    covered: await coverageOf(store, sources, span, norms, options),
    logs,
    sensors: await sensorsOf(store, span, options),
    files: contents.length,
    fingerprint: hash.digest('hex').slice(0, 16),
  }
}
