import { printFilter } from '../filters'
import type { Evidence } from '../hunt'
import type { Filter, Scope } from '../scope'
import { sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
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
}

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
  columns: Parameters<typeof limit>[1],
  options: QueryOptions,
): Promise<CountedEvidence> {
  const filters = together(scope, part)
  const { where } = limit(part.log, columns, { ...scope, filters }, store.dialect)
  const { rows } = await store.query(sql`SELECT count(*) AS total FROM ${tableOf(part.log)} WHERE ${where}`, options)
  const { label, log } = part
  return { label, log, total: Number(rows[0]?.total ?? 0), filter: filters.map(printFilter), from: scope.from, to: scope.to }
}
