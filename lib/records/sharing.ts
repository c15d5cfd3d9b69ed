import { exactly, printFilter } from '../filters'
import type { ZeekType } from '../logs/log'
import { anyOf, identifier, join, raw, type Sql, sql } from '../sql'
import type { Cell, Dialect, QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { tableOf } from '../where/limit'
import { hasTime, isRecord, type RecordKey, recordId } from './cursor'

/** A record whose contact is asked for. */
export interface Open {
  readonly log: string
  readonly key: RecordKey
  readonly record: Row
}

/** A record that belongs to the same contact. */
export interface ContactRecord {
  readonly log: string
  readonly id: string
  readonly ts: string | null
  readonly record: Row
  /** Why it stands here where it shares no identifier: the lookup that gave the address. */
  readonly as: 'lookup' | null
}

/** A log that has more records of the contact than are shown, and the pills that list them there, but for those that another field joins. */
export interface Cut {
  readonly log: string
  readonly shown: number
  readonly total: number
  readonly filter: readonly string[]
}

/** More of one log than this is a busy tunnel or a crawl: its log shows the rest. */
export const mostPerLog = 200

/** Columns that hold identifiers; those of one family join each other. Fingerprints lead from a connection to its certificates only. */
const families = {
  connection: ['uid', 'conn_uids', 'tunnel_parents', 'uids'],
  file: ['fuid', 'cert_chain_fuids', 'client_cert_chain_fuids', 'orig_fuids', 'resp_fuids', 'file_desc_fuid', 'parent_fuid'],
  fingerprint: ['cert_chain_fps', 'client_cert_chain_fps'],
} as const
type Family = keyof typeof families

/** A column that may hold some identifiers. */
interface Condition {
  readonly family: Family
  readonly name: string
  readonly wanted: readonly string[]
  readonly holds: Sql
}

/** What one log has of a contact: the records nearest in time, in their order. */
export interface Shared {
  readonly log: string
  readonly conditions: readonly Condition[]
  readonly records: readonly ContactRecord[]
}

/** x509 up to Zeek 4.0 calls its file id `id`; its fingerprint is looked for, it looks for none. */
function columnsOf(log: string, family: Family): readonly string[] {
  if (log === 'x509' && family === 'file') return [...families.file, 'id']
  if (family === 'fingerprint') return log === 'x509' ? ['fingerprint'] : []
  return families[family]
}

function holds({ name, type }: StoredColumn, wanted: readonly string[], fn: Dialect): Sql {
  const column = identifier(name)
  return (type as ZeekType) === 'string' ? fn.oneOf(column, wanted) : anyOf(wanted.map((one) => fn.contains(column, sql`${one}`)))
}

/** The columns of a log that hold uids or file ids, each with the condition that it holds one of some. */
export function identifiersIn(log: string, columns: readonly StoredColumn[]) {
  const known = (['connection', 'file'] as const).flatMap((family) => columnsOf(log, family))
  return columns
    .filter(({ name }) => known.includes(name))
    .map((column) => ({ name: column.name, holds: (wanted: readonly string[], fn: Dialect) => holds(column, wanted, fn) }))
}

function identifiers(records: readonly Row[], family: Family): string[] {
  // A record of x509 is known by its serial: only there is `id` a file.
  const names = (record: Row) => (family === 'file' && 'certificate_serial' in record ? [...families.file, 'id'] : families[family])
  const cells = records.flatMap((record) => names(record).flatMap((name): readonly Cell[] => [record[name] ?? null].flat()))
  return [...new Set(cells.flatMap((cell) => (typeof cell === 'string' && cell !== '' ? [cell] : [])))]
}

/** What joins a log to records. Only the first record's own connections count: the others lead to files. */
function conditionsOf(log: string, columns: readonly StoredColumn[], records: readonly Row[], fn: Dialect): Condition[] {
  return (['connection', 'file', 'fingerprint'] as const).flatMap((family) => {
    const wanted = identifiers(family === 'connection' ? records.slice(0, 1) : records, family)
    const names = columnsOf(log, family)
    return wanted.length === 0
      ? []
      : columns
          .filter(({ name }) => names.includes(name))
          .map((column) => ({ family, name: column.name, wanted, holds: holds(column, wanted, fn) }))
  })
}

/** The open record itself, then what is nearest to it in time. */
function nearest(log: string, columns: readonly StoredColumn[], { log: own, key }: Open, fn: Dialect): Sql {
  const itself = log === own ? [sql`CASE WHEN ${isRecord(key, columns, fn)} THEN 0 ELSE 1 END`] : []
  const time = hasTime(columns) ? [key.micros === null ? raw('ts') : sql`abs(${fn.epochMicros(raw('ts'))} - ${key.micros})`] : []
  return join([...itself, ...time.map((by) => sql`${by} NULLS LAST`), raw('rowid')])
}

/** What each log has of the contact of the open record, found by the identifiers of it and of others that lead further. */
export async function sharing(store: Store, open: Open, others: readonly Row[], options: QueryOptions): Promise<Shared[]> {
  const fn = store.dialect
  const found = [...(await store.tables())].map(async ([log, columns]): Promise<Shared> => {
    const conditions = conditionsOf(log, columns, [open.record, ...others], fn)
    if (conditions.length === 0) return { log, conditions, records: [] }
    const names = columns.map(({ name }) => identifier(name))
    const { rows } = await store.query(
      sql`SELECT ${join([raw('_id'), ...names])}
FROM (
SELECT ${join([sql`${recordId(columns, fn)} AS _id`, ...names])}, rowid AS _row
FROM ${tableOf(log)}
WHERE ${anyOf(conditions.map(({ holds }) => holds))}
ORDER BY ${nearest(log, columns, open, fn)}
LIMIT ${mostPerLog}
) AS near
ORDER BY ${hasTime(columns) ? raw('ts NULLS LAST, _row') : raw('_row')}`,
      options,
    )
    return { log, conditions, records: rows.map((row) => asContact(log, row, null)) }
  })
  return Promise.all(found)
}

export function asContact(log: string, { _id, ...record }: Row, as: ContactRecord['as']): ContactRecord {
  return { log, id: String(_id), ts: typeof record.ts === 'string' ? record.ts : null, record, as }
}

/** What is left out of a log; the filter is on the column that holds most of it. Observations of a certificate are left out with a reason. */
export async function cutOf(store: Store, { log, conditions, records }: Shared, options: QueryOptions): Promise<readonly Cut[]> {
  const own = conditions.filter(({ family }) => family !== 'fingerprint')
  if (records.length < mostPerLog || own.length === 0) return []
  const counts = own.map(({ holds }, i) => sql`count(*) FILTER (WHERE ${holds}) AS ${identifier(`held_${i}`)}`)
  const { rows } = await store.query(
    sql`SELECT count(*) AS total, ${join(counts)} FROM ${tableOf(log)} WHERE ${anyOf(own.map(({ holds }) => holds))}`,
    options,
  )
  const held = own.map((one, i) => ({ ...one, n: Number(rows[0]?.[`held_${i}`]) }))
  const [widest] = held.sort((a, b) => b.n - a.n || a.wanted.length - b.wanted.length)
  const total = Number(rows[0]?.total)
  if (!widest || total <= records.length) return []
  return [{ log, shown: records.length, total, filter: widest.wanted.map((one) => printFilter(exactly(widest.name, one))) }]
}
