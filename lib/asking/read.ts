import { printFilter } from '../filters'
import type { ReadLog } from '../format'
import { join, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { limit, tableOf } from '../where/limit'
import type { Asked } from './ask'

/** The logs that a hunt reads, as far as they are loaded, each with its records in scope; counted once per state of the data. */
export async function countRead(store: Store, { logs, scope }: Asked, options: QueryOptions): Promise<ReadLog[]> {
  const tables = await store.tables()
  const counts = logs.flatMap((log): Sql[] => {
    const columns = tables.get(log)
    return columns
      ? [sql`SELECT ${log} AS log, count(*) AS records FROM ${tableOf(log)} WHERE ${limit(log, columns, scope, store.dialect).where}`]
      : []
  })
  if (counts.length === 0) return []
  const key = JSON.stringify(['read', logs, scope.from, scope.to, scope.filters.map(printFilter)])
  const table = await store.keep(key, join(counts, ' UNION ALL '), options)
  const { rows } = await store.query(sql`SELECT log, records FROM ${table} ORDER BY records DESC, log`, options)
  return rows.map(({ log, records }) => ({ log: String(log), records: Number(records) }))
}
