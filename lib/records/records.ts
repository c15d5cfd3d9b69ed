import { orderKeys, type Paging, parsePaging, type Sort, window } from '../asking/paging'
import { checkSwitches } from '../asking/switches'
import type { Kind } from '../columns'
import { badParams, UserError } from '../errors'
import type { ZeekType } from '../logs/log'
import { without } from '../params'
import { type Scope, type ScopeAnswer, scopeAnswer, scopeNames } from '../scope'
import { allOf, identifier, join, raw, type Sql, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { type Limit, limit as limitTo, schemaOf, tableOf } from '../where/limit'
import { readScope } from '../where/read-scope'
import { after, hasTime, isRecord, type RecordKey, readCursor, recordId, writeCursor } from './cursor'
import { kindOf } from './kinds'

export interface RecordColumn {
  readonly name: string
  readonly type: string
  readonly doc: string
  readonly kind: Kind
  /** Records of the whole log in which it is set. */
  readonly filled: number
}

/** Raw records. Each row has its log's columns and `_id`, the record's id. */
export interface Records {
  readonly columns: readonly RecordColumn[]
  readonly rows: readonly Row[]
  /** Records that the scope selects. */
  readonly total: number
  /** Cursor of the next page; null at the end. */
  readonly next: string | null
  readonly scope: ScopeAnswer
  /** Records that the filters select but that have no time, so that they are outside the scope's. */
  readonly untimed: number
}

/** The columns of a loaded log. Throws `not-found`. */
export async function columnsOf(store: Store, log: string): Promise<readonly StoredColumn[]> {
  const columns = (await store.tables()).get(log)
  if (!columns) throw new UserError('not-found', `${log}.log is not in this data. Load it from Files.`, { log })
  return columns
}

/** Columns with meaning and kind, and in how many records of the whole log each is set. */
export async function describeColumns(
  store: Store,
  log: string,
  columns: readonly StoredColumn[],
  options: QueryOptions = {},
): Promise<RecordColumn[]> {
  const counts = join(columns.map(({ name }) => sql`count(${identifier(name)}) AS ${identifier(name)}`))
  const kept = await store.keep(`filled ${log}`, sql`SELECT ${counts} FROM ${tableOf(log)}`, options)
  const filled = (await store.query(sql`SELECT * FROM ${kept}`, options)).rows[0] ?? {}
  const fields = schemaOf(log)?.fields ?? {}
  return columns.map(({ name, type }) => ({
    name,
    type,
    doc: fields[name]?.doc ?? 'Not in the schema; kept as the file named it.',
    kind: kindOf(name, type as ZeekType),
    filled: Number(filled[name] ?? 0),
  }))
}

/** Newest first unless asked otherwise. */
function order(sorts: readonly Sort[], columns: readonly StoredColumn[]): readonly Sort[] {
  return sorts.length === 0 && hasTime(columns) ? [{ key: 'ts', descending: true }] : sorts
}

/** What a URL asks of a log: its scope and its paging. Throws `bad-params`, `not-found`. */
export async function askedRecords(store: Store, log: string, search: URLSearchParams) {
  const columns = await columnsOf(store, log)
  const scope = await readScope(store, search)
  if (!scope.ok) throw badParams(scope.fields)
  checkSwitches(search)
  const paging = parsePaging(
    without(search, scopeNames),
    columns.map(({ name }) => name),
  )
  return { columns, scope: scope.value, paging }
}

/** Throws `conflict` when a record is not there any more. */
async function present(store: Store, log: string, columns: readonly StoredColumn[], key: RecordKey, options: QueryOptions) {
  const { rows } = await store.query(sql`SELECT 1 FROM ${tableOf(log)} WHERE ${isRecord(key, columns, store.dialect)}`, options)
  if (rows.length === 0) throw new UserError('conflict', 'The data have changed since the page before. Begin again at the first page.')
}

/** The statement that lists records in their order. */
export function recordsQuery(store: Store, log: string, columns: readonly StoredColumn[], scope: Scope, paging: Paging): Sql {
  const sorts = order(paging.sort, columns)
  const { where } = limitTo(log, columns, scope, store.dialect)
  const from = paging.cursor === '' ? [] : [after(readCursor(paging.cursor, sorts), sorts, log, store.dialect)]
  const listed = sql`ORDER BY ${orderKeys(sorts, raw('rowid DESC'))}`
  // The engine sorts and filters whole rows unless it is first asked for their numbers alone.
  return sql`SELECT ${join([sql`${recordId(columns, store.dialect)} AS _id`, ...columns.map(({ name }) => identifier(name))])}
FROM ${tableOf(log)}
WHERE rowid IN (
SELECT rowid
FROM ${tableOf(log)}
WHERE ${allOf([where, ...from])}
${listed}
${window(paging.limit, paging.offset)}
)
${listed}`
}

/** Records that a scope selects, and those that only lack a time for it. */
async function countRecords(store: Store, log: string, { where, filtered, timed }: Limit, options: QueryOptions) {
  const query = timed
    ? sql`SELECT count(*) FILTER (WHERE ts IS NOT NULL) AS total, count(*) FILTER (WHERE ts IS NULL) AS untimed
FROM ${tableOf(log)}
WHERE (${where}) OR (ts IS NULL AND ${filtered})`
    : sql`SELECT count(*) AS total, 0 AS untimed FROM ${tableOf(log)} WHERE ${where}`
  const { rows } = await store.query(query, options)
  return { total: Number(rows[0]?.total ?? 0), untimed: Number(rows[0]?.untimed ?? 0) }
}

/** Records of one log in the scope of a URL, newest first. Throws `bad-params`, `not-found`. */
export async function records(store: Store, log: string, search: URLSearchParams, options: AskOptions = {}): Promise<Records> {
  const { columns, scope, paging } = await askedRecords(store, log, search)
  const limited = limitTo(log, columns, scope, store.dialect)
  const sorts = order(paging.sort, columns)
  if (paging.cursor !== '') await present(store, log, columns, readCursor(paging.cursor, sorts), options)
  // One more than the page tells whether there is a next one.
  const asked = { ...paging, limit: paging.limit === null ? null : paging.limit + 1 }
  const stage = inStages(3, options)
  const [{ rows }, counts, described] = await Promise.all([
    stage(`ordering ${log} records`, (own) => store.query(recordsQuery(store, log, columns, scope, asked), own)),
    stage(`counting ${log} records`, (own) => countRecords(store, log, limited, own)),
    stage('counting how often each field is set', (own) => describeColumns(store, log, columns, own)),
  ])
  const page = paging.limit === null ? rows : rows.slice(0, paging.limit)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return {
    columns: described,
    rows: page,
    ...counts,
    next: last ? writeCursor(sorts, String(last._id)) : null,
    scope: scopeAnswer(scope, limited.unused),
  }
}
