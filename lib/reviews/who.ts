import { z } from 'zod'
import type { CountedEvidence } from '../asking/evidence'
import type { KindId } from '../baselines/items/kinds'
import { count } from '../count'
import { identifier, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { limit, tableOf } from '../where/limit'
import { readScope } from '../where/read-scope'

/** The hosts behind what a row is about, those with most records first. */
export const who = z.strictObject({
  /** What they did: `Asked for by`. */
  label: z.string(),
  /** Whether they are those of the baseline's window: what is gone has none in the other. */
  before: z.boolean(),
  hosts: count,
  first: z.array(z.strictObject({ host: z.string(), records: count })),
})
export type Who = z.output<typeof who>

const most = 12

/** The end of a record at which the hosts stand; edges name theirs. */
const ends: Readonly<Partial<Record<KindId, { readonly label: string; readonly field: 'id_orig_h' | 'id_resp_h' }>>> = {
  services: { label: 'Used by', field: 'id_orig_h' },
  names: { label: 'Asked for by', field: 'id_orig_h' },
  user_agents: { label: 'Sent by', field: 'id_orig_h' },
  certificates: { label: 'Shown by', field: 'id_resp_h' },
  resolvers: { label: 'Asked by', field: 'id_orig_h' },
  attempts: { label: 'Tried', field: 'id_resp_h' },
}

/** Records behind a row, and how many of them it was counted from. */
interface Behind {
  readonly evidence: CountedEvidence | undefined
  readonly counted: unknown
}

/**
 * Counts the hosts of the records behind a row, of the window or else of the baseline. Null where its kind names them itself, where it has no records, and
 * where the filter leaves more records than the row was counted from: they are others' too.
 */
export async function readWho(store: Store, kind: string, own: Behind, before: Behind, options: QueryOptions): Promise<Who | null> {
  const end = ends[kind as KindId]
  const behind = [own, before].find(({ evidence }) => evidence !== undefined && evidence.total > 0)
  const part = behind?.evidence
  if (part?.total !== behind?.counted) return null
  const columns = part && (await store.tables()).get(part.log)
  if (!end || !part || !columns) return null
  const search = new URLSearchParams(part.filter.map((pill) => ['filter', pill]))
  if (part.from !== null) search.set('from', part.from)
  if (part.to !== null) search.set('to', part.to)
  const scope = await readScope(store, search)
  if (!scope.ok) return null
  const host = identifier(end.field)
  const { rows } = await store.query(
    sql`SELECT ${host} AS host, count(*) AS records, count(*) OVER () AS hosts
FROM ${tableOf(part.log)}
WHERE ${limit(part.log, columns, scope.value, store.dialect).where} AND ${host} IS NOT NULL
GROUP BY ${host}
ORDER BY records DESC, host
LIMIT ${most}`,
    options,
  )
  return {
    label: end.label,
    before: behind !== own,
    hosts: Number(rows[0]?.hosts ?? 0),
    first: rows.map((row) => ({ host: String(row.host), records: Number(row.records) })),
  }
}
