import type { Kind } from '../columns'
import { printFilter } from '../filters'
import type { Evidence } from '../hunt'
import type { ZeekType } from '../logs/log'
import { hasTime, recordId } from '../records/cursor'
import { kindOf } from '../records/kinds'
import type { Filter, Scope } from '../scope'
import { identifier, join, type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { limit, tableOf } from '../where/limit'
import type { Asked } from './ask'

/** Records behind a row: opening `filter` with `from` and `to` under the log gives exactly `total`. */
export interface CountedEvidence {
  readonly label: string
  readonly log: string
  readonly total: number
  readonly filter: readonly string[]
  readonly from: string | null
  readonly to: string | null
  /** The fields that are shown of `records`, the time first; none where the hunt names none. */
  readonly fields: readonly { readonly name: string; readonly kind: Kind; readonly deciding: boolean }[]
  /** The last of the records, newest first, with `_id`. */
  readonly records: readonly Row[]
}

/** As many records as a glance takes in. */
const mostShown = 4

/**
 * The filters of the scope and of the evidence at once. Repeats of one field are alternatives,
 * so the evidence's own value, which is one of those that the scope asked for, takes the place of the scope's.
 */
function together(scope: Scope, evidence: Evidence): readonly Filter[] {
  const own = new Set(evidence.filter.filter(({ negated }) => !negated).map(({ field }) => field))
  return [...scope.filters.filter(({ field, negated }) => negated || !own.has(field)), ...evidence.filter]
}

/** Counts the records of each; evidence in a log that is not loaded is left out. */
export async function countEvidence(
  store: Store,
  { scope }: Asked,
  evidence: readonly Evidence[],
  options: QueryOptions,
): Promise<CountedEvidence[]> {
  const tables = await store.tables()
  return Promise.all(
    evidence.flatMap((part) => {
      const columns = tables.get(part.log)
      return columns ? [count(store, scope, part, columns, options)] : []
    }),
  )
}

async function count(
  store: Store,
  scope: Scope,
  part: Evidence,
  columns: readonly StoredColumn[],
  options: QueryOptions,
): Promise<CountedEvidence> {
  const filters = together(scope, part)
  const { where } = limit(part.log, columns, { ...scope, filters }, store.dialect)
  const { rows } = await store.query(sql`SELECT count(*) AS total FROM ${tableOf(part.log)} WHERE ${where}`, options)
  const total = Number(rows[0]?.total ?? 0)
  const { log, deciding = [] } = part
  const label = part.of === undefined || part.of === total ? part.label : `${part.label} (the row counts ${part.of})`
  const fields = shownFields(part, columns)
  return {
    label,
    log,
    total,
    filter: filters.map(printFilter),
    from: scope.from,
    to: scope.to,
    fields: fields.map(({ name, type }) => ({ name, kind: kindOf(name, type as ZeekType), deciding: deciding.includes(name) })),
    records: fields.length === 0 || total === 0 ? [] : await last(store, log, columns, fields, where, options),
  }
}

/** The time and the named fields, as far as the log has them; nothing where none is named. */
function shownFields({ fields = [] }: Evidence, columns: readonly StoredColumn[]): readonly StoredColumn[] {
  return fields.length === 0 ? [] : ['ts', ...fields].flatMap((name) => columns.find((column) => column.name === name) ?? [])
}

async function last(
  store: Store,
  log: string,
  columns: readonly StoredColumn[],
  fields: readonly StoredColumn[],
  where: Sql,
  options: QueryOptions,
): Promise<readonly Row[]> {
  const order = sql`ORDER BY ${hasTime(columns) ? sql`ts DESC NULLS LAST, ` : sql``}rowid DESC`
  const shown = join([sql`${recordId(columns, store.dialect)} AS _id`, ...fields.map(({ name }) => identifier(name))])
  const { rows } = await store.query(sql`SELECT ${shown} FROM ${tableOf(log)} WHERE ${where} ${order} LIMIT ${mostShown}`, options)
  return rows
}
