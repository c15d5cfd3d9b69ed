import { UserError } from '../errors'
import { identifier, join, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Row, Store } from '../store/store'
import { tableOf } from '../where/limit'
import { type Contact, contactOf } from './contact'
import { isRecord, parseRecordId } from './cursor'
import { columnsOf, describeColumns, type RecordColumn } from './records'

export interface OneRecord extends Contact {
  readonly record: Row
  readonly columns: readonly RecordColumn[]
  readonly source: { readonly file: number; readonly path: string; readonly line: number } | null
}

/** The line of a row in a file whose every line after the header is a row or a reject. */
async function lineOf(store: Store, log: string, load: number, rowid: bigint, header: number, options: QueryOptions): Promise<number> {
  const { rows } = await store.query(
    sql`SELECT count(*) AS ordinal FROM ${tableOf(log)} WHERE _load = ${load} AND rowid <= ${rowid}`,
    options,
  )
  const rejects = await store.query(sql`SELECT DISTINCT line FROM spoor.rejects WHERE load = ${load} ORDER BY line`, options)
  return rejects.rows.reduce((line, reject) => (Number(reject.line) <= line ? line + 1 : line), header + Number(rows[0]?.ordinal ?? 0))
}

async function sourceOf(store: Store, log: string, rowid: bigint, options: QueryOptions): Promise<OneRecord['source']> {
  const { rows } = await store.query(
    sql`SELECT l.id AS load, l.file, l.header, f.path, r._line AS line
FROM ${tableOf(log)} AS r
JOIN spoor.loads AS l ON l.id = r._load AND l.log = ${log}
JOIN spoor.files AS f ON f.id = l.file
WHERE r.rowid = ${rowid}`,
    options,
  )
  const row = rows[0]
  if (!row) return null
  const line =
    row.line === null || row.line === undefined
      ? await lineOf(store, log, Number(row.load), rowid, Number(row.header), options)
      : Number(row.line)
  return { file: Number(row.file), path: String(row.path), line }
}

/** One record by its id, with the line it came from and all that belongs to it. Throws `not-found`. */
export async function oneRecord(store: Store, log: string, id: string, options: AskOptions = {}): Promise<OneRecord> {
  const columns = await columnsOf(store, log)
  const key = parseRecordId(id)
  const gone = () => new UserError('not-found', 'This record is not there any more: its file was removed or loaded anew.', { log, id })
  if (!key) throw gone()
  const stage = inStages(4, options)
  const query = sql`SELECT ${join(columns.map(({ name }) => identifier(name)))} FROM ${tableOf(log)} WHERE ${isRecord(key, columns, store.dialect)}`
  const { rows } = await stage('reading the record', (own) => store.query(query, own))
  const record = rows[0]
  if (!record) throw gone()
  const [described, source, contact] = await Promise.all([
    stage('counting how often each field is set', (own) => describeColumns(store, log, columns, own)),
    stage('looking for its line', (own) => sourceOf(store, log, key.rowid, own)),
    stage('looking for it in the other logs', (own) => contactOf(store, { log, key, record }, own)),
  ])
  return { record, columns: described, source, ...contact }
}
