import { type Asked, ask, type Refused } from './asking/ask'
import type { Widened } from './asking/from'
import { withHidden } from './asking/hiding'
import { type NamedRow, namedRows } from './asking/named-rows'
import { orderKeys, parseSort, window } from './asking/paging'
import { countRead } from './asking/read'
import { type HuntRow, huntRow } from './asking/row'
import { weigh } from './asking/weigh'
import { columnList, type ListedColumn } from './columns'
import { type ReadLog, recordsRead } from './format'
import type { Coverage, Hide, Hunt } from './hunt'
import { type ScopeAnswer, scopeAnswer } from './scope'
import { allOf, identifier, join, raw, type Sql, sql } from './sql'
import { type AskOptions, inStages } from './stages'
import type { QueryOptions, Row, Store } from './store/store'

export interface Hidden {
  readonly code: string
  readonly label: string
  readonly rows: number
  /** What the rows hold of the figure that is told in place of their number, where the hunt names one. */
  readonly weight?: number
  /** The parameters that would list them, and those that would hide them again where leaving these out would not. */
  readonly show: Hide['show']
  readonly hide?: Hide['show']
  /** Why it can hide nothing. */
  readonly note?: string
}

export interface Ok {
  readonly status: 'ok'
  readonly hunt: string
  readonly params: Readonly<Record<string, unknown>>
  readonly scope: ScopeAnswer & { readonly widened: readonly Widened[] }
  /** The logs that were asked. */
  readonly logs: readonly string[]
  /** The columns that make a row what it is, the subject first. */
  readonly key: readonly string[]
  readonly columns: readonly ListedColumn[]
  readonly rows: readonly HuntRow[]
  /** Rows in scope that nothing hides. */
  readonly total: number
  /** Those of them that have a harmless reading; they come last. */
  readonly explained: number
  /** Listed rows of each of the hunt's grades that have none; empty where it has no grades. */
  readonly grades: readonly number[]
  readonly hidden: readonly Hidden[]
  /** Rows that filters on the hunt's own columns leave out, whether something hides them or not. */
  readonly filtered: number
  /** What the rows are called that filters name by their ids. */
  readonly named: readonly NamedRow[]
  /** Whether there are rows after the last one here. */
  readonly truncated: boolean
  readonly coverage: readonly Coverage[]
  /** The logs that were read, with their records in scope. */
  readonly read: readonly ReadLog[]
  /** What could be judged, in words; null where the hunt has none for it. */
  readonly covered: string | null
  readonly elapsed_ms: number
}

export type Result = Ok | Refused

/** Unexplained before explained, then by score or as the hunt says; the id breaks ties. */
export function usualOrder({ order = '-score' }: Hunt): Sql {
  return sql`ORDER BY _is_explained, ${orderKeys(parseSort(order), raw('id'))}`
}

/** All subjects with points, score and id, computed once per state of the data, as the hunt itself hides them. */
export function weighed(store: Store, asked: Asked, options: QueryOptions): Promise<Sql> {
  const { identity, query, signals, explanations, key } = asked
  return store.keep(key, weigh({ query, columns: toldOf(asked), key: identity, signals, explanations }, store.dialect), options)
}

/** The columns of a hunt's query that its answers tell of: its own, those that it says others read, and those that its signals, hides and chart read. */
function toldOf({ hunt, columns, signals, hides }: Asked): readonly string[] {
  const { overview } = hunt
  const names = [
    ...Object.keys(columns),
    ...(hunt.beside ?? []),
    ...signals.map(({ observed }) => observed),
    ...hides.flatMap(({ weight }) => weight ?? []),
    ...(overview?.kind === 'matrix' ? [overview.label, overview.values] : []),
  ]
  return [...new Set(names)].filter((name) => name !== 'score')
}

/** The same with what the switches of every hunt hide: the relation that every answer is made from. */
export async function kept(store: Store, asked: Asked, options: QueryOptions): Promise<Sql> {
  return withHidden(store, asked, await weighed(store, asked, options), options)
}

export function listed({ hunt, where, paging }: Asked, table: Sql): Sql {
  return sql`SELECT *
FROM ${table}
WHERE ${allOf([sql`hidden_by IS NULL`, where])}
${paging.sort.length === 0 ? usualOrder(hunt) : sql`ORDER BY ${orderKeys(paging.sort, raw('id'))}`}
${window(paging.limit, paging.offset)}`
}

async function counted(store: Store, { where, hides }: Asked, table: Sql, options: QueryOptions) {
  const told = [...new Set(hides.flatMap(({ weight }) => weight ?? []))]
  const weights = told.map((key, i) => sql`sum(${identifier(key)}) FILTER (WHERE ${where}) AS ${identifier(`_weight_${i}`)}`)
  const figures = [
    sql`count(*) AS all_rows`,
    sql`count(*) FILTER (WHERE ${where}) AS rows`,
    sql`count(*) FILTER (WHERE ${where} AND _is_explained) AS explained`,
  ]
  const { rows } = await store.query(sql`SELECT hidden_by, ${join([...figures, ...weights])} FROM ${table} GROUP BY hidden_by`, options)
  const of = (code: string | null): Row => rows.find((row) => row.hidden_by === code) ?? {}
  const listed = of(null)
  // Rows whose records are told in their place are no subjects.
  const subjects = rows.filter((row) => hides.find(({ code }) => code === row.hidden_by)?.weight === undefined)
  return {
    total: Number(listed.rows ?? 0),
    explained: Number(listed.explained ?? 0),
    filtered: subjects.reduce((sum, row) => sum + Number(row.all_rows) - Number(row.rows), 0),
    hidden: hides.map(({ code, label, weight, ...rest }) => ({
      code,
      label,
      rows: Number(of(code).rows ?? 0),
      ...(weight !== undefined && { weight: Number(of(code)[`_weight_${told.indexOf(weight)}`] ?? 0) }),
      ...rest,
    })),
  }
}

/** How many rows of each grade come before the explained ones. */
async function graded(store: Store, { hunt, where }: Asked, table: Sql, options: QueryOptions): Promise<number[]> {
  if (!hunt.grades) return []
  const { rows } = await store.query(
    sql`SELECT ${identifier(hunt.grades.column)} AS grade, count(*) AS rows
FROM ${table}
WHERE hidden_by IS NULL AND NOT _is_explained AND ${where}
GROUP BY grade`,
    options,
  )
  return hunt.grades.names.map((_, i) => Number(rows.find(({ grade }) => Number(grade) === i + 1)?.rows ?? 0))
}

async function covered(store: Store, { hunt, input, key }: Asked, options: QueryOptions): Promise<Coverage[]> {
  const query = hunt.coverage?.(input)
  if (!query) return []
  const table = await store.keep(`${key} coverage`, query, options)
  const { rows } = await store.query(sql`SELECT * FROM ${table}`, options)
  return rows.map((row) => ({
    label: String(row.label),
    observed: Number(row.observed),
    of: Number(row.of),
    note: String(row.note ?? ''),
    group: typeof row.group === 'string' ? row.group : null,
    ...(row.lost === true ? { lost: true } : {}),
  }))
}

/**
 * Asks a hunt as a URL says: scope (`from to filter`), the hunt's own parameters, `sort limit offset`.
 * What cannot be asked is an answer of its own, not an exception.
 */
export async function run(store: Store, hunt: Hunt, search: URLSearchParams, options: AskOptions = {}): Promise<Result> {
  const begun = performance.now()
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return asked
  const stage = inStages(4, options)
  const read = await stage('counting the records in scope', (own) => countRead(store, asked, own))
  const table = await stage(`reading ${recordsRead(read)}`, (own) => kept(store, asked, own))
  const [page, counts, named] = await stage(`ordering ${hunt.subjects}`, (own) =>
    Promise.all([store.query(listed(asked, table), own), counted(store, asked, table, own), namedRows(store, asked, table, own)]),
  )
  const coverage = await stage('counting what could be judged', (own) => covered(store, asked, own))
  const grades = await graded(store, asked, table, options)
  return {
    status: 'ok',
    hunt: hunt.id,
    params: asked.params,
    scope: { ...scopeAnswer(asked.scope, asked.unused), widened: asked.sources.widened },
    logs: asked.logs,
    key: asked.identity,
    columns: columnList(asked.columns),
    rows: page.rows.map((row) => huntRow(row, asked)),
    ...counts,
    named,
    grades,
    truncated: asked.paging.offset + page.rows.length < counts.total,
    coverage,
    read,
    covered: hunt.covered?.(coverage) ?? null,
    elapsed_ms: Math.round(performance.now() - begun),
  }
}
