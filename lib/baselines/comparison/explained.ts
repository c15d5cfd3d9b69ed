import { type Sql, sql } from '../../sql'
import { type Decided, standing } from '../../store/decided'
import type { QueryOptions, Row, Store } from '../../store/store'

/** A sum over edges, and how much of it is explained or accepted: by decisions before today, and by those of today. */
export interface Part {
  readonly all: number
  readonly before: number
  readonly today: number
}

/** The edge of most bytes in the window that nobody has explained. */
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
  /** All edges that were compared; connections and bytes are those of the window. */
  readonly edges: Part
  readonly connections: Part
  readonly bytes: Part
  /** Null where all are explained, or none is in the window. */
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

/** How much of what the edges carry somebody has explained. `edges` is a relation of all rows that were compared, same ones too. */
export async function explainedOf(store: Store, hunt: string, edges: Sql, options: QueryOptions): Promise<Explained> {
  const decided = await store.decided()
  const known = explainedBy(decided, hunt)
  const list = store.dialect.unnest({
    row_id: sql`${known.map(([id]) => id)}`,
    today: sql`${known.map(([, today]) => (today ? 'today' : 'before'))}`,
  })
  const joined =
    known.length > 0
      ? sql`${edges} AS edges LEFT JOIN ${list} AS known ON known.row_id = edges.id`
      : sql`(SELECT every_edge.*, CAST(NULL AS VARCHAR) AS today FROM ${edges} AS every_edge) AS edges`
  const { rows } = await store.query(
    sql`SELECT coalesce(today, 'open') AS part, count(*) AS edges, coalesce(sum(records), 0) AS connections, coalesce(sum(bytes), 0) AS bytes
FROM ${joined}
GROUP BY part`,
    options,
  )
  const open = await store.query(
    sql`SELECT id, source, target, port, proto, records, bytes
FROM ${joined}
WHERE today IS NULL AND records IS NOT NULL
ORDER BY bytes DESC, records DESC, id
LIMIT 1`,
    options,
  )
  const of = (part: string, key: string) => Number(rows.find((row) => row.part === part)?.[key] ?? 0)
  const sums = (key: string): Part => ({
    all: of('open', key) + of('before', key) + of('today', key),
    before: of('before', key),
    today: of('today', key),
  })
  return {
    today: dayOf(decided.at),
    decisions: of('today', 'edges'),
    edges: sums('edges'),
    connections: sums('connections'),
    bytes: sums('bytes'),
    largest: openEdge(open.rows[0]),
  }
}
