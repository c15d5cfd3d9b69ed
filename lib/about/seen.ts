import { hasTime } from '../records/cursor'
import { join, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { tableOf } from '../where/limit'
import type { AskedEntity } from './ask-entity'
import { type Census, hostOf, minuteMicros, minutesPerDay } from './census'

/** The records of one log that speak of the entity. */
export interface LogSeen {
  readonly log: string
  /** What they are, where the log's name does not say it. */
  readonly as: string | null
  readonly total: number
  readonly filter: readonly string[]
  readonly first_seen: string | null
  readonly last_seen: string | null
}

export interface Seen {
  readonly records: readonly LogSeen[]
  readonly first_seen: string | null
  readonly last_seen: string | null
  readonly hosts: number
  readonly of_hosts: number
  readonly days: number
  readonly of_days: number
}

const text = (cell: unknown) => (typeof cell === 'string' ? cell : null)

async function perLog(store: Store, { places }: AskedEntity, options: QueryOptions): Promise<LogSeen[]> {
  const each = places.map(({ log, columns, where }, i) => {
    const times = hasTime(columns) ? sql`min(ts) AS first_seen, max(ts) AS last_seen` : sql`NULL AS first_seen, NULL AS last_seen`
    return sql`SELECT ${i} AS place, count(*) AS total, ${times} FROM ${tableOf(log)} WHERE ${where}`
  })
  if (each.length === 0) return []
  const { rows } = await store.query(join(each, ' UNION ALL '), options)
  const of = new Map<number, Row>(rows.map((row) => [Number(row.place), row]))
  return places.map(({ log, as, filter }, i) => {
    const row = of.get(i)
    return { log, as, filter, total: Number(row?.total ?? 0), first_seen: text(row?.first_seen), last_seen: text(row?.last_seen) }
  })
}

/** Distinct hosts of the records, the entity itself left out, and distinct days of traffic. */
async function spread(
  store: Store,
  { places, id, entity }: AskedEntity,
  { span }: Census,
  options: QueryOptions,
): Promise<{ hosts: number; days: number }> {
  const fn = store.dialect
  const each = places.map(({ log, columns, where }) => {
    const host = hostOf(columns) ?? sql`NULL`
    const counts = span !== null && hasTime(columns) && !span.aside.includes(log)
    const day = sql`${fn.epochMicros(sql`ts`)} // ${minuteMicros} // ${minutesPerDay}`
    const counted = counts && span.clockless.length > 0 ? sql`CASE WHEN ts >= ${fn.timestamp(span.from)} THEN ${day} END` : day
    return sql`SELECT DISTINCT ${host} AS host, ${counts ? counted : sql`NULL`} AS day FROM ${tableOf(log)} WHERE ${where}`
  })
  if (each.length === 0) return { hosts: 0, days: 0 }
  const { rows } = await store.query(
    sql`SELECT count(DISTINCT host) FILTER (WHERE host <> ${entity.address?.(id) ?? id}) AS hosts, count(DISTINCT day) AS days FROM (${join(each, ' UNION ALL ')})`,
    options,
  )
  return { hosts: Number(rows[0]?.hosts ?? 0), days: Number(rows[0]?.days ?? 0) }
}

/** When and by how many an entity was seen, and in how many records of each log; logs without one are left out. */
export async function seen(store: Store, asked: AskedEntity, census: Census, options: QueryOptions): Promise<Seen> {
  const [logs, { hosts, days }] = await Promise.all([perLog(store, asked, options), spread(store, asked, census, options)])
  const times = (pick: (one: LogSeen) => string | null) => logs.flatMap((one) => pick(one) ?? []).sort()
  return {
    records: logs.filter(({ total }) => total > 0),
    first_seen: times((one) => one.first_seen)[0] ?? null,
    last_seen: times((one) => one.last_seen).at(-1) ?? null,
    hosts,
    of_hosts: census.hosts,
    days,
    of_days: census.days,
  }
}
