import { type Sql, sql } from '../../sql'
import { type Decided, standing } from '../../store/decided'
import type { Dialect, QueryOptions, Row, Store } from '../../store/store'

/** A sum over edges, and how much of it is explained or accepted: by decisions before today, and by those of today. */
export interface Part {
  readonly all: number
  readonly before: number
  readonly today: number
}

/** The edge of most bytes, in the window or the baseline, that nobody has explained. */
export interface OpenEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly port: number | null
  readonly proto: string | null
  readonly connections: number
  readonly bytes: number
}

export interface Explained {
  /** The day that counts as today, UTC: `2026-01-05`. */
  readonly today: string
  /** Edges explained or accepted today. */
  readonly decisions: number
  /** All edges that were compared, and connections and bytes of the window; or all three of a baseline. */
  readonly edges: Part
  readonly connections: Part
  readonly bytes: Part
  /** Null where all are explained, or there is none. */
  readonly largest: OpenEdge | null
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The ids of edges that are explained or accepted, each with whether that was decided today. */
function explainedBy({ rows, at }: Decided, hunt: string): readonly (readonly [id: string, today: boolean])[] {
  return [...(rows.get(hunt) ?? [])].flatMap(([id, decision]) => {
    const word = standing(decision, at)
    return word === 'explain' || word === 'accept' ? [[id, decision.at.slice(0, 10) === dayOf(at)] as const] : []
  })
}

function openEdge(row: Row | undefined): OpenEdge | null {
  if (!row) return null
  return {
    id: String(row.id),
    source: String(row.source),
    target: String(row.target),
    port: row.port === null ? null : Number(row.port),
    proto: row.proto === null ? null : String(row.proto),
    connections: Number(row.records),
    bytes: Number(row.bytes),
  }
}

/** Rows of a kept table of edges with `mark`, what is said of some of them by id; NULL of the others. */
export function markedEdges(edges: Sql, marks: readonly (readonly [id: string, mark: string])[], fn: Dialect): Sql {
  // An empty list would have no type: no row has an id without letters.
  const list = fn.unnest({ row_id: sql`${['', ...marks.map(([id]) => id)]}`, mark: sql`${['', ...marks.map(([, mark]) => mark)]}` })
  return sql`(SELECT edges.*, marks.mark FROM ${edges} AS edges LEFT JOIN ${list} AS marks ON marks.row_id = edges.id)`
}

/** What edges carry in the window: `of` sums those with one of some marks, null for none, or all of them where none is named. */
export async function edgeSums(store: Store, marked: Sql, options: QueryOptions) {
  const { rows } = await store.query(
    sql`SELECT mark, count(*) AS edges, coalesce(sum(records), 0) AS connections, coalesce(sum(bytes), 0) AS bytes FROM ${marked} AS marked GROUP BY mark`,
    options,
  )
  return (key: 'edges' | 'connections' | 'bytes', ...of: readonly (string | null)[]): number =>
    rows.filter(({ mark }) => of.length === 0 || of.some((one) => one === mark)).reduce((sum, row) => sum + Number(row[key]), 0)
}

/** How much of what the edges carry somebody has explained. `edges` is a relation of all rows that were compared, same ones too, or of all that a baseline holds. */
export async function explainedOf(store: Store, hunt: string, edges: Sql, options: QueryOptions): Promise<Explained> {
  const decided = await store.decided()
  const known = explainedBy(decided, hunt)
  const marked = markedEdges(
    edges,
    known.map(([id, today]) => [id, today ? 'today' : 'before'] as const),
    store.dialect,
  )
  const sum = await edgeSums(store, marked, options)
  const open = await store.query(
    sql`SELECT id, source, target, port, proto, records, bytes
FROM ${marked} AS marked
WHERE mark IS NULL AND records IS NOT NULL
ORDER BY bytes DESC, records DESC, id
LIMIT 1`,
    options,
  )
  const part = (key: 'edges' | 'connections' | 'bytes'): Part => ({ all: sum(key), before: sum(key, 'before'), today: sum(key, 'today') })
  return {
    today: dayOf(decided.at),
    decisions: sum('edges', 'today'),
    edges: part('edges'),
    connections: part('connections'),
    bytes: part('bytes'),
    largest: openEdge(open.rows[0]),
  }
}
