import { sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'

export interface LogEntry {
  readonly log: string
  readonly rows: number
  readonly first_seen: string | null
  readonly last_seen: string | null
  readonly files: number
}

/** The logs that are loaded, by name. */
export async function listLogs(store: Store, options: QueryOptions = {}): Promise<readonly LogEntry[]> {
  const { rows } = await store.query(
    sql`SELECT log, sum(rows) AS rows, min(first_seen) AS first_seen, max(last_seen) AS last_seen, count(DISTINCT file) AS files
FROM spoor.loads
GROUP BY log
HAVING sum(rows) > 0
ORDER BY log`,
    options,
  )
  const time = (cell: unknown) => (typeof cell === 'string' ? cell : null)
  return rows.map((row) => ({
    log: String(row.log),
    rows: Number(row.rows),
    first_seen: time(row.first_seen),
    last_seen: time(row.last_seen),
    files: Number(row.files),
  }))
}
