import { type DataSpan, dataSpan, inSpan } from '../records/data-span'
import { activity } from '../records/gaps'
import type { Scope } from '../scope'
import { allOf, identifier, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store, StoredColumn } from '../store/store'
import { parseTime } from '../time'
import { limit, tableOf } from '../where/limit'

export const minuteMicros = raw('60000000')
export const minutesPerDay = raw('1440')

/** Whose record it is: the originator, else the host that a log speaks of, else the client of a lease. Null where a log names none. */
export function hostOf(columns: readonly StoredColumn[]): Sql | null {
  const held = ['id_orig_h', 'host', 'client_addr'].filter((name) => columns.some((one) => one.name === name && one.type === 'addr'))
  return held.length === 0 ? null : sql`coalesce(${join(held.map((name) => identifier(name)))})`
}

/** What a share is of: the hosts and days of all records in a time, and its first and last minute since 1970. */
export interface Census {
  readonly hosts: number
  readonly days: number
  readonly first: number | null
  readonly last: number | null
  /** Of all data; null where nothing has a time. */
  readonly span: DataSpan | null
}

async function countHosts(store: Store, time: Scope, options: QueryOptions): Promise<number> {
  const each = [...(await store.tables())].flatMap(([log, columns]) => {
    const host = hostOf(columns)
    return host ? [sql`SELECT DISTINCT ${host} AS host FROM ${tableOf(log)} WHERE ${limit(log, columns, time, store.dialect).where}`] : []
  })
  if (each.length === 0) return 0
  const key = `hosts ${JSON.stringify(time)}`
  const table = await store.keep(key, sql`SELECT count(DISTINCT host) AS hosts FROM (${join(each, ' UNION ALL ')})`, options)
  return Number((await store.query(sql`SELECT hosts FROM ${table}`, options)).rows[0]?.hosts ?? 0)
}

/** Hosts and days of everything in the time of a scope, whatever its filters. */
export async function census(store: Store, { from, to }: Scope, options: QueryOptions = {}): Promise<Census> {
  const hosts = await countHosts(store, { from, to, filters: [] }, options)
  const table = await activity(store, options)
  const span = await dataSpan(store, options)
  if (!table || !span) return { hosts, days: 0, first: null, last: null, span }
  const minutes = (iso: string) => Number(parseTime(iso) ?? 0n) / 60_000_000
  const within = allOf([
    inSpan(span),
    ...(from === null ? [] : [sql`minute >= ${Math.floor(minutes(from))}`]),
    ...(to === null ? [] : [sql`minute < ${Math.ceil(minutes(to))}`]),
  ])
  const { rows } = await store.query(
    sql`SELECT min(minute) AS first, max(minute) AS last, count(DISTINCT minute // ${minutesPerDay}) AS days FROM ${table} WHERE ${within}`,
    options,
  )
  const { first = null, last = null, days } = rows[0] ?? {}
  return { hosts, days: Number(days ?? 0), first: first === null ? null : Number(first), last: last === null ? null : Number(last), span }
}
