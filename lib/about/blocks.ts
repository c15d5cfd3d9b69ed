import { orderKeys, parseSort, window } from '../asking/paging'
import { type Columns, columnList, type Kind, type ListedColumn } from '../columns'
import type { Block, Fact } from '../entity'
import { attempt } from '../overview/attempt'
import { raw, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import type { AskedEntity } from './ask-entity'

export interface BlockAnswer {
  readonly key: string
  readonly title: string
  readonly columns: readonly ListedColumn[]
  readonly rows: readonly Row[]
  /** By column: the log and the pills that, with the value of a row's first column, give exactly the records that its figure counts. */
  readonly records: Readonly<Record<string, { readonly log: string; readonly filter: readonly string[] }>>
  /** All rows; null where they could not be asked for. */
  readonly total: number | null
  /** Logs that it needs and that are not in the data. */
  readonly missing: readonly string[]
  /** Why it failed, in words. */
  readonly error: string | null
}

export interface Window {
  readonly limit: number
  readonly offset: number
}

/** Pills of the scope on the first column's own field give way: repeats of one field would be alternatives. */
function recordsOf({ places }: AskedEntity, columns: Columns, records: Readonly<Record<string, string>>): BlockAnswer['records'] {
  const subject = Object.values(columns)[0]?.field
  return Object.fromEntries(
    Object.entries(records).flatMap(([column, log]) => {
      const place = places.find((one) => one.log === log && one.as === null)
      return place ? [[column, { log, filter: place.filter.filter((pill) => !pill.startsWith(`${subject}:`)) }]] : []
    }),
  )
}

/** A block's rows, rare ones first. A log that is missing and a failure stand in its own answer. */
export async function askBlock(
  store: Store,
  asked: AskedEntity,
  { key, title, logs, columns, records, order, query }: Block<string>,
  { limit, offset }: Window,
  options: QueryOptions,
): Promise<BlockAnswer> {
  const { input } = asked
  const head = {
    key,
    title,
    columns: columnList(columns),
    records: recordsOf(asked, columns, records ?? {}),
  }
  const missing = logs.filter((log) => !input.from[log]?.present)
  if (missing.length > 0) return { ...head, rows: [], total: null, missing, error: null }
  const errors: Record<string, string> = {}
  // The columns in their order break ties, so that the order is total.
  const ties = Object.keys(columns).map((name) => ({ key: name, descending: false }))
  const found = await attempt(errors, key, async () => {
    const listed = sql`SELECT *, count(*) OVER () AS _total FROM (${query(input)}) ORDER BY ${orderKeys([...parseSort(order), ...ties], raw('1'))}`
    const { rows } = await store.query(sql`${listed} ${window(limit, offset)}`, options)
    if (rows.length > 0 || (offset === 0 && limit > 0)) return { rows, total: Number(rows[0]?._total ?? 0) }
    const all = await store.query(sql`SELECT count(*) AS total FROM (${query(input)})`, options)
    return { rows, total: Number(all.rows[0]?.total ?? 0) }
  })
  return {
    ...head,
    rows: (found?.rows ?? []).map(({ _total, ...row }) => row),
    total: found?.total ?? null,
    missing: [],
    error: errors[key] ?? null,
  }
}

export interface FactAnswer {
  readonly key: string
  readonly label: string
  readonly kind: Kind
  readonly help: string
  readonly values: readonly { readonly value: Row[string]; readonly note: string | null }[]
  readonly total: number
  readonly error: string | null
}

/** As many values as a line holds. */
const mostValues = 3

/** What is known of an entity under one head; null where the logs for it are missing or nothing is known. */
export async function askFact(
  store: Store,
  { input }: AskedEntity,
  { key, label, kind, help, logs, query }: Fact<string>,
  options: QueryOptions,
): Promise<FactAnswer | null> {
  if (logs.some((log) => !input.from[log]?.present)) return null
  const errors: Record<string, string> = {}
  const rows = await attempt(errors, key, async () => {
    const counted = sql`SELECT *, count(*) OVER () AS _total FROM (${query(input)}) WHERE value IS NOT NULL LIMIT ${mostValues}`
    return (await store.query(counted, options)).rows
  })
  if (rows?.length === 0) return null
  return {
    key,
    label,
    kind,
    help,
    values: (rows ?? []).map(({ value = null, note = null }) => ({ value, note: note === null ? null : String(note) })),
    total: Number(rows?.[0]?._total ?? 0),
    error: errors[key] ?? null,
  }
}
