import type { Kind } from '../columns'
import { printFilter } from '../filters'
import type { Evidence } from '../hunt'
import type { ZeekType } from '../logs/log'
import { hasTime, recordId } from '../records/cursor'
import { kindOf } from '../records/kinds'
import type { Filter, Scope } from '../scope'
import { allOf, identifier, join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { limit, tableOf, target } from '../where/limit'
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

/** Whether records are those behind the row, or what to look at next. */
export type Purpose = 'evidence' | 'check'

/** As many records as a glance takes in. */
const mostShown = 4

/**
 * The filters of the scope and of the evidence at once. Repeats of one column are alternatives,
 * so the evidence's own value, which is one of those that the scope asked for, takes the place of the scope's. A check looks elsewhere:
 * where it excludes a value, what the scope asked of that column would leave nothing.
 */
function together(scope: Scope, { log, filter }: Evidence, purpose: Purpose, columns: readonly StoredColumn[]): readonly Filter[] {
  const replacing = filter.filter(({ negated }) => purpose === 'check' || !negated)
  const own = new Set(replacing.map((one) => target(one, log, columns)))
  return [...scope.filters.filter((one) => one.negated || !own.has(target(one, log, columns))), ...filter]
}

/** Counts the records of each; evidence in a log that is not loaded, or that the scope leaves none of, is left out. */
export async function countEvidence(
  store: Store,
  { within }: Asked,
  evidence: readonly Evidence[],
  purpose: Purpose,
  options: QueryOptions,
): Promise<CountedEvidence[]> {
  const tables = await store.tables()
  const counted = await Promise.all(
    evidence.flatMap((part) => {
      const columns = tables.get(part.log)
      return columns ? [count(store, within, part, purpose, columns, options)] : []
    }),
  )
  return counted.filter((part) => part !== null)
}

async function count(
  store: Store,
  around: Scope,
  part: Evidence,
  purpose: Purpose,
  columns: readonly StoredColumn[],
  options: QueryOptions,
): Promise<CountedEvidence | null> {
  const scope = { ...around, ...part.within }
  const filters = together(scope, part, purpose, columns)
  const limited = (filters: readonly Filter[]) => limit(part.log, columns, { ...scope, filters }, store.dialect).where
  const where = limited(filters)
  const inScope = purpose === 'check' ? raw('TRUE') : allOf([limited(scope.filters), limited(part.filter)])
  const { rows } = await store.query(
    sql`SELECT count(*) AS total, count(*) FILTER (WHERE ${inScope}) AS in_scope FROM ${tableOf(part.log)} WHERE ${where}`,
    options,
  )
  const total = Number(rows[0]?.total ?? 0)
  if (total > 0 && Number(rows[0]?.in_scope) === 0) return null
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
