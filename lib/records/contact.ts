import { allOf, anyOf, identifier, join, raw, type Sql, sql } from '../sql'
import type { Cell, QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { tableOf } from '../where/limit'
import { hasTime, recordId } from './cursor'

/** A record that belongs to the same contact. */
export interface ContactRecord {
  readonly log: string
  readonly id: string
  readonly ts: string | null
  readonly record: Row
}

/** More of one log than this is a busy tunnel or a crawl: its log shows the rest. */
const mostPerLog = 200

/** Columns that hold identifiers of connections and of files; either kind joins all of its own. */
const families = [
  ['uid', 'conn_uids', 'tunnel_parents'],
  ['fuid', 'cert_chain_fuids', 'client_cert_chain_fuids', 'orig_fuids', 'resp_fuids', 'file_desc_fuid', 'parent_fuid'],
]

function identifiers(record: Row, names: readonly string[]): string[] {
  const cells = names.flatMap((name): readonly Cell[] => [record[name] ?? null].flat())
  return [...new Set(cells.flatMap((cell) => (typeof cell === 'string' && cell !== '' ? [cell] : [])))]
}

function holds({ name, type }: StoredColumn, wanted: readonly string[], store: Store): Sql {
  const column = identifier(name)
  return type === 'string' ? store.dialect.oneOf(column, wanted) : anyOf(wanted.map((one) => store.dialect.contains(column, sql`${one}`)))
}

/** The statement for one log, null where nothing can join it. */
function joined(store: Store, log: string, columns: readonly StoredColumn[], record: Row): Sql | null {
  const conditions = families.flatMap((names) => {
    // x509 up to Zeek 4.0 calls its file id `id`.
    const family = log === 'x509' && names[0] === 'fuid' ? [...names, 'id'] : names
    const wanted = identifiers(record, 'certificate_serial' in record && names[0] === 'fuid' ? [...names, 'id'] : names)
    return wanted.length === 0 ? [] : columns.filter(({ name }) => family.includes(name)).map((column) => holds(column, wanted, store))
  })
  if (conditions.length === 0) return null
  const order = hasTime(columns) ? raw('ts NULLS LAST, rowid') : raw('rowid')
  return sql`SELECT ${join([sql`${recordId(columns, store.dialect)} AS _id`, ...columns.map(({ name }) => identifier(name))])}
FROM ${tableOf(log)}
WHERE ${allOf([anyOf(conditions)])}
ORDER BY ${order}
LIMIT ${mostPerLog}`
}

/** All records with the same connection or file identifiers, across all logs, in the order of their time. */
export async function contactOf(store: Store, record: Row, options: QueryOptions = {}): Promise<ContactRecord[]> {
  const found = await Promise.all(
    [...(await store.tables())].map(async ([log, columns]): Promise<ContactRecord[]> => {
      const query = joined(store, log, columns, record)
      const { rows } = query ? await store.query(query, options) : { rows: [] }
      return rows.map(({ _id, ...row }) => ({ log, id: String(_id), ts: typeof row.ts === 'string' ? row.ts : null, record: row }))
    }),
  )
  const at = ({ ts }: ContactRecord) => ts ?? '~'
  return found.flat().sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}
