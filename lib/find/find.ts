import { z } from 'zod'
import { badParams } from '../errors'
import { exactly, printFilter } from '../filters'
import { otherSpelling } from '../names/idn'
import { choice, parseParams } from '../params'
import { identifiersIn } from '../records/sharing'
import { anyOf, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { tableOf } from '../where/limit'
import { addressIndex, certificateIndex, nameIndex } from './indexes'
import { type Reading, readFind } from './reading'

export const findParams = z.strictObject({
  q: z
    .string()
    .default('')
    .meta({ title: 'Text', description: 'An address or its beginning, a network, a name or part of it, a fingerprint, a serial, a uid.' }),
  as: choice('anything', ['anything', 'uid'], { label: 'Meaning', help: 'What the text is, where it is known.' }),
})

export interface FoundRow {
  readonly label: string
  readonly note: string
  /** The page about it; null for records. */
  readonly path: string | null
  readonly hosts: number | null
  readonly records: number
  /** The pills that show its records; none where it has a page. */
  readonly filter: readonly string[]
}

export interface FoundGroup {
  readonly kind: 'addresses' | 'names' | 'certificates' | 'records'
  /** All that fit, of which `rows` are the first: exact ones, then rare ones. */
  readonly total: number
  readonly rows: readonly FoundRow[]
}

export interface Found {
  readonly q: string
  /** How it was read, in words; empty where it says nothing. */
  readonly read_as: string
  readonly groups: readonly FoundGroup[]
}

const mostRows = 6

/** A LIKE pattern of what text stands for itself. */
const plain = (text: string) => text.replaceAll(/[!%_]/g, '!$&')
const like = (value: Sql, pattern: string) => sql`${value} LIKE ${pattern} ESCAPE '!'`

async function first(
  store: Store,
  kind: FoundGroup['kind'],
  table: Sql | null,
  where: Sql,
  best: Sql,
  subject: string,
  row: (row: Row) => FoundRow,
  options: QueryOptions,
): Promise<FoundGroup> {
  if (!table) return { kind, total: 0, rows: [] }
  const { rows } = await store.query(
    sql`SELECT *, count(*) OVER () AS total FROM ${table} WHERE ${where} ORDER BY ${best}, hosts, records, ${raw(subject)} LIMIT ${mostRows}`,
    options,
  )
  return { kind, total: Number(rows[0]?.total ?? 0), rows: rows.map(row) }
}

const page = (path: string, id: string) => `/${path}/${encodeURIComponent(id).replaceAll('%3A', ':')}`
const shown = (label: string, note: string, path: string, { hosts, records }: Row): FoundRow => ({
  label,
  note,
  path,
  hosts: Number(hosts ?? 0),
  records: Number(records ?? 0),
  filter: [],
})

async function addresses(store: Store, { how, text }: NonNullable<Reading['address']>, options: QueryOptions): Promise<FoundGroup> {
  const where = {
    exact: sql`address = ${text}`,
    network: how === 'network' ? store.dialect.inNetwork(sql`address`, text) : raw('FALSE'),
    prefix: like(sql`address`, `${plain(text)}%`),
  }[how]
  const row = (found: Row) => shown(String(found.address), '', page('hosts', String(found.address)), found)
  return first(store, 'addresses', await addressIndex(store, options), where, raw('TRUE'), 'address', row, options)
}

async function names(store: Store, { how, text }: NonNullable<Reading['name']>, options: QueryOptions): Promise<FoundGroup> {
  const lower = sql`lower(name)`
  const other = otherSpelling(text)
  const spellings = other === null ? [text] : [text, other]
  const any = (pattern: (part: string) => string) => anyOf(spellings.map((one) => like(lower, pattern(plain(one)))))
  const exact = anyOf(spellings.map((one) => sql`${lower} = ${one}`))
  const where = {
    word: any((part) => `%${part}%`),
    prefix: any((part) => `${part}%`),
    suffix: anyOf([exact, any((part) => `%.${part}`)]),
  }[how]
  const best = sql`CASE WHEN ${exact} THEN 0 WHEN ${any((part) => `%.${part}`)} THEN 1 WHEN ${any((part) => `${part}%`)} THEN 2 ELSE 3 END`
  const row = (found: Row) => shown(String(found.name), '', page('names', String(found.name)), found)
  return first(store, 'names', await nameIndex(store, options), where, best, 'name', row, options)
}

async function certificates(store: Store, { hex, name }: Reading, options: QueryOptions): Promise<FoundGroup> {
  const bare = hex.map((one) => one.replace(/^(-?)0+(?=.)/, '$1'))
  const where = anyOf([
    ...hex.map((one) => like(sql`lower(certificate)`, `${plain(one)}%`)),
    ...hex.map((one) => like(sql`digests`, `% ${plain(one)}%`)),
    ...bare.map((one) => like(sql`serial`, `${plain(one)}%`)),
    ...(name ? [like(sql`lower(subject)`, `%${plain(name.text)}%`)] : []),
  ])
  const best = sql`CASE WHEN ${anyOf(bare.map((one) => sql`serial = ${one} OR lower(certificate) = ${one}`))} THEN 0 ELSE 1 END`
  const row = (found: Row) =>
    shown(String(found.subject ?? 'no subject'), `serial ${found.serial ?? '–'}`, page('certificates', String(found.certificate)), found)
  return first(store, 'certificates', await certificateIndex(store, options), where, best, 'certificate, serial', row, options)
}

/** Records with a uid or file id, log by log and field by field. */
async function records(store: Store, uid: string, options: QueryOptions): Promise<FoundGroup> {
  const places = [...(await store.tables())].flatMap(([log, columns]) =>
    identifiersIn(log, columns).map(({ name, holds }) => ({ log, name, where: holds([uid], store.dialect) })),
  )
  if (places.length === 0) return { kind: 'records', total: 0, rows: [] }
  const each = places.map(({ log, where }, i) => sql`SELECT ${i} AS place, count(*) AS records FROM ${tableOf(log)} WHERE ${where}`)
  const { rows } = await store.query(
    sql`SELECT place, records FROM (${join(each, ' UNION ALL ')}) WHERE records > 0 ORDER BY place`,
    options,
  )
  const found = rows.flatMap((row): FoundRow[] => {
    const place = places[Number(row.place)]
    if (!place) return []
    const filter = [printFilter(exactly(place.name, uid))]
    return [{ label: place.log, note: place.name, path: null, hosts: null, records: Number(row.records), filter }]
  })
  return { kind: 'records', total: found.reduce((sum, one) => sum + one.records, 0), rows: found }
}

/** What a text is found as, over all data: kinds in a fixed order, exact ones first, then rare ones. Throws `bad-params`. */
export async function find(store: Store, search: URLSearchParams, options: QueryOptions = {}): Promise<Found> {
  const read = parseParams(findParams, search)
  if (!read.ok) throw badParams(read.fields)
  const { q, as } = read.value
  const reading = as === 'uid' ? { as: 'a uid', address: null, name: null, hex: [], uid: q } : readFind(q)
  const wanted: Promise<FoundGroup>[] = [
    ...(reading.address ? [addresses(store, reading.address, options)] : []),
    ...(reading.name ? [names(store, reading.name, options)] : []),
    ...(reading.hex.length > 0 || reading.name ? [certificates(store, reading, options)] : []),
    ...(reading.uid ? [records(store, reading.uid, options)] : []),
  ]
  const groups = await Promise.all(wanted)
  return { q, read_as: reading.as, groups: groups.filter(({ total }) => total > 0) }
}
