import { type Sql, sql } from '../../sql'
import type { QueryOptions, Store } from '../../store/store'

/** Edges between one source and one target that differ; null stands for all that are not among the first. */
export interface EdgeCell {
  readonly source: string | null
  readonly target: string | null
  readonly new: number
  readonly gone: number
  readonly changed: number
}

export interface EdgeMatrix {
  /** How many sources and targets have an edge that differs. */
  readonly sources: number
  readonly targets: number
  /** The sources and targets of most such edges, each side's first ones; the rest is summed. Empty pairs are left out. */
  readonly cells: readonly EdgeCell[]
}

const mostEnds = 12

/** Who of most edges that differ they are between. `edges` is a relation of all rows that were compared. */
export async function edgeMatrix(store: Store, edges: Sql, options: QueryOptions): Promise<EdgeMatrix> {
  const first = (end: Sql) => sql`(SELECT ${end} AS name FROM differing GROUP BY ${end} ORDER BY count(*) DESC, ${end} LIMIT ${mostEnds})`
  const of = (change: string) => sql`count(*) FILTER (WHERE change = ${change})`
  const { rows } = await store.query(
    sql`WITH differing AS (
  SELECT source, target, change FROM ${edges} AS edges WHERE change <> 'same'
)
SELECT sources.name AS source, targets.name AS target, ${of('new')} AS new, ${of('gone')} AS gone, ${of('changed')} AS changed,
  (SELECT count(DISTINCT source) FROM differing) AS all_sources, (SELECT count(DISTINCT target) FROM differing) AS all_targets
FROM differing
LEFT JOIN ${first(sql`source`)} AS sources ON sources.name = differing.source
LEFT JOIN ${first(sql`target`)} AS targets ON targets.name = differing.target
GROUP BY sources.name, targets.name
ORDER BY source, target`,
    options,
  )
  const name = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    sources: Number(rows[0]?.all_sources ?? 0),
    targets: Number(rows[0]?.all_targets ?? 0),
    cells: rows.map((row) => ({
      source: name(row.source),
      target: name(row.target),
      new: Number(row.new),
      gone: Number(row.gone),
      changed: Number(row.changed),
    })),
  }
}
