import type { ZeekType } from '../logs/log'
import { anyOf, identifier, join, raw, type Sql, sql } from '../sql'
import type { Cell, Dialect, QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { tableOf } from '../where/limit'
import { hasTime, recordId } from './cursor'
import { lookupOf } from './lookup'

/** A record that belongs to the same contact. */
export interface ContactRecord {
  readonly log: string
  readonly id: string
  readonly ts: string | null
  readonly record: Row
  /** Why it stands here where it shares no identifier: the lookup that gave the address. */
  readonly as: 'lookup' | null
}

/** More of one log than this is a busy tunnel or a crawl: its log shows the rest. */
const mostPerLog = 200

type Family = 'connection' | 'file' | 'fingerprint'

/** Columns that hold identifiers; those of one family join each other. Fingerprints lead from a connection to its certificates only. */
const families: Readonly<Record<Family, readonly string[]>> = {
  connection: ['uid', 'conn_uids', 'tunnel_parents', 'uids'],
  file: ['fuid', 'cert_chain_fuids', 'client_cert_chain_fuids', 'orig_fuids', 'resp_fuids', 'file_desc_fuid', 'parent_fuid'],
  fingerprint: ['cert_chain_fps', 'client_cert_chain_fps'],
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

/** The statement for one log, null where nothing can join it. Only the first record's own connections count: the others lead to files. */
function joined(store: Store, log: string, columns: readonly StoredColumn[], records: readonly Row[]): Sql | null {
  const conditions = (['connection', 'file', 'fingerprint'] as const).flatMap((family) => {
    const wanted = identifiers(family === 'connection' ? records.slice(0, 1) : records, family)
    const names = columnsOf(log, family)
    return wanted.length === 0
      ? []
      : columns.filter(({ name }) => names.includes(name)).map((column) => holds(column, wanted, store.dialect))
  })
  if (conditions.length === 0) return null
  const order = hasTime(columns) ? raw('ts NULLS LAST, rowid') : raw('rowid')
  return sql`SELECT ${join([sql`${recordId(columns, store.dialect)} AS _id`, ...columns.map(({ name }) => identifier(name))])}
FROM ${tableOf(log)}
WHERE ${anyOf(conditions)}
ORDER BY ${order}
LIMIT ${mostPerLog}`
}

async function sharing(store: Store, records: readonly Row[], options: QueryOptions): Promise<ContactRecord[]> {
  const found = await Promise.all(
    [...(await store.tables())].map(async ([log, columns]): Promise<ContactRecord[]> => {
      const query = joined(store, log, columns, records)
      const { rows } = query ? await store.query(query, options) : { rows: [] }
      return rows.map((row) => asContact(log, row, null))
    }),
  )
  return found.flat()
}

function asContact(log: string, { _id, ...record }: Row, as: ContactRecord['as']): ContactRecord {
  return { log, id: String(_id), ts: typeof record.ts === 'string' ? record.ts : null, record, as }
}

/** One certificate is logged once a day: of its observations the last one before the contact counts, else the first after it. */
function nearestCertificates(records: readonly ContactRecord[], at: string | null): readonly ContactRecord[] {
  const nearest = new Map<string, ContactRecord>()
  const keep = records.filter((one) => {
    const print = one.log === 'x509' ? one.record.fingerprint : null
    if (typeof print !== 'string') return true
    const known = nearest.get(print)
    const before = one.ts !== null && at !== null && one.ts <= at
    if (!known || before) nearest.set(print, one)
    return false
  })
  return [...keep, ...nearest.values()]
}

/**
 * The whole contact of a record, in the order of time: the lookup that gave the address, and all records with the same connection or
 * file identifiers across all logs, with the certificates that they show.
 */
export async function contactOf(store: Store, record: Row, options: QueryOptions = {}): Promise<ContactRecord[]> {
  const near = await sharing(store, [record], options)
  // What the others name in turn, such as the certificates of a handshake: one step more, and no further.
  const whole = near.some(({ log }) => log === 'ssl' || log === 'http' || log === 'files')
    ? await sharing(store, [record, ...near.map((one) => one.record)].slice(0, mostPerLog), options)
    : near
  const at = typeof record.ts === 'string' ? record.ts : null
  const own = 'fingerprint' in record ? near : nearestCertificates(whole, at)
  // The flow begins before its handshake and its requests: what was looked up later did not lead to it.
  const begun = near.flatMap((one) => (one.ts !== null && one.record.uid === record.uid ? [one.ts] : [])).sort()[0]
  const lookup = await lookupOf(store, { ...record, ts: begun ?? at }, options)
  const all = lookup && !own.some(({ log, id }) => log === 'dns' && id === lookup._id) ? [asContact('dns', lookup, 'lookup'), ...own] : own
  const time = ({ ts }: ContactRecord) => ts ?? '~'
  return [...all].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
}
