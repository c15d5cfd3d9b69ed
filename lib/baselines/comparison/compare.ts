import { type Asked, ask, type Refused } from '../../asking/ask'
import { sources } from '../../asking/from'
import { UserError } from '../../errors'
import type { Hunt } from '../../hunt'
import { takesScope, without } from '../../params'
import { kept } from '../../run'
import { sql } from '../../sql'
import { type AskOptions, inStages } from '../../stages'
import type { QueryOptions, Store } from '../../store/store'
import type { Baseline, Span, WindowFacts } from '../baseline'
import { boundsOf, factsOf } from '../facts'
import { itemLogs } from '../items/input'
import { itemKinds } from '../items/kinds'
import { type EdgeMatrix, edgeMatrix } from './edge-matrix'
import { type Explained, explainedOf } from './explained'
import { type Mix, mixOf } from './mix'
import { type CompareNote, compareNotes } from './notes'
import { networkOf, noRhythms, type Rhythms, rhythmNames, rhythms } from './rhythms'

export interface KindCount {
  readonly kind: string
  readonly title: string
  readonly same: number
  readonly new: number
  readonly gone: number
  readonly changed: number
  /** Why it was not compared. */
  readonly note: string | null
}

export interface Comparison {
  readonly status: 'ok'
  readonly baseline: Baseline
  readonly window: Span & WindowFacts & { readonly filter: readonly string[] }
  readonly kinds: readonly KindCount[]
  /** Edges of both sides that are in both; null without any. Jaccard (1901). */
  readonly jaccard: number | null
  readonly mix: Mix
  /** Of the edges; null where they were not compared. */
  readonly explained: Explained | null
  /** Those that differ, by their ends; null where they were not compared. */
  readonly edge_matrix: EdgeMatrix | null
  readonly profile: Rhythms['profile']
  /** Names that were seen for the first time, by day: `first` is whether all that is known begins on it. */
  readonly new_names: readonly { readonly day: string; readonly names: number; readonly first: boolean }[]
  readonly notes: readonly CompareNote[]
  readonly elapsed_ms: number
}

/** Rows that are compared: what is as it was and what is known good are counted, too. */
const compared = sql`(hidden_by IS NULL OR hidden_by IN ('same', 'allow_listed'))`

async function countKind(
  store: Store,
  asked: Asked,
  old: Baseline,
  { id, title, log }: (typeof itemKinds)[number],
  options: QueryOptions,
): Promise<KindCount> {
  const table = await kept(store, asked, options)
  const { rows } = await store.query(sql`SELECT change, count(*) AS items FROM ${table} WHERE ${compared} GROUP BY change`, options)
  const of = (change: string) => Number(rows.find((row) => row.change === change)?.items ?? 0)
  return {
    kind: id,
    title,
    same: of('same'),
    new: of('new'),
    gone: of('gone'),
    changed: of('changed'),
    note: id in old.items ? null : `${log}.log was not in the baseline.`,
  }
}

async function ofEdges(store: Store, asked: Asked, options: QueryOptions) {
  const table = await kept(store, asked, options)
  const { rows } = await store.query(
    sql`SELECT port, proto, services, coalesce(sum(old_records), 0) AS old_connections, coalesce(sum(records), 0) AS new_connections,
  coalesce(sum(old_bytes), 0) AS old_bytes, coalesce(sum(new_bytes), 0) AS new_bytes
FROM ${table}
GROUP BY port, proto, services
ORDER BY port, proto, services`,
    options,
  )
  const shared = await store.query(
    sql`SELECT count(*) FILTER (WHERE records IS NOT NULL AND old_records IS NOT NULL) AS common, count(*) AS items FROM ${table}`,
    options,
  )
  const { common, items } = shared.rows[0] ?? {}
  const all = sql`(SELECT * FROM ${table} WHERE ${compared})`
  return {
    mix: mixOf(rows),
    jaccard: Number(items) > 0 ? Number(common) / Number(items) : null,
    explained: await explainedOf(store, asked.hunt.id, all, options),
    edge_matrix: await edgeMatrix(store, all, options),
  }
}

async function newNames(store: Store, asked: Asked, options: QueryOptions): Promise<Comparison['new_names']> {
  const day = store.dialect.bucket(sql`first_seen`, 86_400)
  const table = await kept(store, asked, options)
  const { rows } = await store.query(
    sql`SELECT ${store.dialect.asText(day, 'time')} AS day, count(*) AS names FROM ${table} GROUP BY ${day} ORDER BY day`,
    options,
  )
  return rows.map((row, i) => ({ day: String(row.day).slice(0, 10), names: Number(row.names), first: i === 0 }))
}

/**
 * All that differs between a baseline and the window of a URL (`from to filter`, the hunt's thresholds, `network` of the rhythm), kind by kind. What
 * cannot be asked is an answer of its own. Throws `bad-params`, also for parameters of other names, and `conflict` where there is no data.
 */
export async function compare(
  store: Store,
  hunt: Hunt,
  old: Baseline,
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<Comparison | Refused> {
  const { baseline: _, kind: __, ...thresholds } = hunt.params.shape
  takesScope(search, [...Object.keys(thresholds), ...rhythmNames])
  const begun = performance.now()
  const network = networkOf(search)
  const stage = inStages(itemKinds.length + 3, options)
  const counts: KindCount[] = []
  const asks = new Map<string, Asked>()
  for (const kind of itemKinds) {
    const own = without(search, rhythmNames)
    own.set('baseline', old.id)
    own.set('kind', kind.id)
    const asked = await ask(store, hunt, own)
    if (!('status' in asked)) asks.set(kind.id, asked)
    else if (asked.status === 'bad-params') return asked
    counts.push(
      'status' in asked
        ? { kind: kind.id, title: kind.title, same: 0, new: 0, gone: 0, changed: 0, note: asked.message }
        : await stage(`comparing ${kind.title.toLowerCase()}`, (options) => countKind(store, asked, old, kind, options)),
    )
  }
  const [first] = asks.values()
  const span = first ? await boundsOf(store, first.scope) : null
  if (!first || span === null)
    throw new UserError('conflict', 'None of the logs that a baseline is made of is loaded. Load them from Files.')
  const parts = sources(itemLogs, await store.tables(), { ...first.within, ...span }, store.dialect)
  const facts = await stage('counting what was captured', (own) => factsOf(store, parts, span, old.covered, own))
  const window = { ...span, ...facts, filter: first.input.filter }
  const edges = asks.get('edges')
  const names = asks.get('names')
  const { profile, shift } = edges
    ? await stage('comparing the rhythm', (own) => rhythms(store, edges, old.id, span, network, own))
    : noRhythms
  return {
    status: 'ok',
    baseline: old,
    window,
    kinds: counts,
    ...(edges ? await ofEdges(store, edges, options) : { mix: mixOf([]), jaccard: null, explained: null, edge_matrix: null }),
    profile,
    new_names: names ? await stage('counting new names', (own) => newNames(store, names, own)) : [],
    notes: compareNotes(old, window, shift),
    elapsed_ms: Math.round(performance.now() - begun),
  }
}
