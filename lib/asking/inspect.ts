import type { Columns, RowOf } from '../columns'
import { UserError } from '../errors'
import type { Hunt } from '../hunt'
import { kept, listed } from '../run'
import { type ScopeAnswer, scopeAnswer } from '../scope'
import { identifier, join, type SqlValue, sql, statement } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Row, Store } from '../store/store'
import { type Asked, ask, type Refused } from './ask'
import { type CountedEvidence, countEvidence } from './evidence'
import { allowing } from './hiding'
import { type Matrix, matrix } from './matrix'
import { type RarityChart, rarityChart } from './rarity'
import { type HuntRow, huntRow, typedRow } from './row'
import { rowsById } from './rows-by-id'

/** A chart draws at most this many points. */
const mostPoints = 600

export interface Inspected {
  readonly status: 'ok'
  readonly hunt: string
  readonly params: Readonly<Record<string, unknown>>
  readonly scope: ScopeAnswer
  readonly row: HuntRow
  /** Code of what hides the row in the list, else null. */
  readonly hidden_by: string | null
  /** Ids of the entries of the allow-list that hide it. */
  readonly allowed_by: readonly string[]
  readonly evidence: readonly CountedEvidence[]
  readonly checks: readonly CountedEvidence[]
  /** The hunt's question to the engine: `$1` is the first value. */
  readonly sql: { readonly text: string; readonly values: readonly (Exclude<SqlValue, bigint> | string)[] }
}

async function find(store: Store, asked: Asked, id: string, options: QueryOptions): Promise<Row> {
  const [row] = await rowsById(store, await kept(store, asked, options), [id], options)
  if (row) return row
  throw new UserError('not-found', `No row ${id} in this scope. Widen the time or remove a filter.`, { id })
}

/** What hides a row: a code, and the entries where it is the allow-list. */
async function hidden(store: Store, asked: Asked, row: Row, options: QueryOptions): Promise<Pick<Inspected, 'hidden_by' | 'allowed_by'>> {
  const code = row.hidden_by === null || row.hidden_by === undefined ? null : String(row.hidden_by)
  if (code !== 'allow_listed') return { hidden_by: code, allowed_by: [] }
  return { hidden_by: code, allowed_by: await allowing(store, asked, await kept(store, asked, options), String(row.id), options) }
}

async function detailed(store: Store, { hunt, ...asked }: Asked, row: RowOf<Columns>, options: QueryOptions): Promise<Row> {
  if (!hunt.detail) return {}
  const { rows } = await store.query(hunt.detail(row, asked.input), options)
  return rows[0] ?? {}
}

/** One row of a hunt with the records behind it, its next checks and its query. Throws `not-found`. */
export async function inspect(
  store: Store,
  hunt: Hunt,
  id: string,
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<Inspected | Refused> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return asked
  const stage = inStages(4, options)
  const row = await stage(`reading ${hunt.subjects}`, (own) => find(store, asked, id, own))
  const known = typedRow(row, asked.columns)
  const detail = await stage('reading what its records hold', (own) => detailed(store, asked, known, own))
  const { text, values } = statement(asked.query)
  return {
    status: 'ok',
    hunt: hunt.id,
    params: asked.params,
    scope: scopeAnswer(asked.scope, asked.unused),
    row: huntRow(row, asked),
    ...(await hidden(store, asked, row, options)),
    evidence: await stage('counting its records', (own) =>
      countEvidence(store, asked, hunt.evidence(known, asked.params, detail), 'evidence', own),
    ),
    checks: await stage('counting what to check next', (own) =>
      countEvidence(store, asked, hunt.checks?.(known, asked.params, detail) ?? [], 'check', own),
    ),
    sql: { text, values: values.map((value) => (typeof value === 'bigint' ? String(value) : value)) },
  }
}

export interface Chart {
  readonly status: 'ok'
  readonly kind: string
  readonly title: string
  readonly points: readonly Row[]
  /** Whether points beyond the most that a chart draws were left out. */
  readonly cut: boolean
}

/** The chart of one row, as the hunt declares it. Throws `not-found`. */
export async function rowChart(
  store: Store,
  hunt: Hunt,
  id: string,
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<Chart | Refused> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return asked
  if (!hunt.chart) throw new UserError('not-found', `${hunt.title} draws no chart of a row.`)
  const stage = inStages(2, options)
  const row = typedRow(await stage(`reading ${hunt.subjects}`, (own) => find(store, asked, id, own)), asked.columns)
  const query = hunt.chart.query(row, asked.input)
  const { rows } = await stage('reading its records', (own) => store.query(sql`SELECT * FROM (${query}) LIMIT ${mostPoints + 1}`, own))
  return { status: 'ok', kind: hunt.chart.kind, title: hunt.chart.title, points: rows.slice(0, mostPoints), cut: rows.length > mostPoints }
}

export interface Scatter extends Chart {
  readonly kind: 'scatter'
  readonly x: string
  readonly y: string
  readonly logX: boolean
  /** Rows in the table; the chart shows the first ones of its usual order. */
  readonly total: number
}

/** The chart of a whole table, as its kind draws it. */
export type Overview = Scatter | (Omit<Chart, 'kind' | 'points'> & Matrix) | RarityChart

/** The chart of the whole table: a scatter has `{id, label, x, y, score, explained}` per row, a matrix its cells, rarity what rarityChart says. Throws `not-found`. */
export async function overviewChart(
  store: Store,
  hunt: Hunt,
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<Overview | Refused> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) return asked
  if (!hunt.overview) throw new UserError('not-found', `${hunt.title} draws no chart of its table.`)
  if (hunt.overview.kind === 'comparison')
    throw new UserError('not-found', `${hunt.title} draws its comparison from /api/baselines/{id}/comparison.`)
  if (hunt.overview.kind === 'rarity') return rarityChart(store, asked, hunt.overview, options)
  const { kind, title, x, y } = hunt.overview
  const stage = inStages(2, options)
  const table = await stage(`reading ${hunt.subjects}`, (own) => kept(store, asked, own))
  if (kind === 'matrix') return { status: 'ok', title, cut: false, ...(await matrix(store, asked, hunt.overview, table, options)) }
  const { logX = false } = hunt.overview
  const all = listed({ ...asked, paging: { ...asked.paging, sort: [], limit: mostPoints, offset: 0 } }, table)
  const label = join(
    asked.identity.map((key) => sql`CAST(${identifier(key)} AS VARCHAR)`),
    ` || ' ' || `,
  )
  const columns = sql`id, ${label} AS label, ${identifier(x)} AS x, ${identifier(y)} AS y, score, _is_explained AS explained`
  const [{ rows }, counted] = await stage('placing them', (own) =>
    Promise.all([
      store.query(sql`SELECT ${columns} FROM (${all})`, own),
      store.query(sql`SELECT count(*) AS total FROM ${table} WHERE hidden_by IS NULL AND ${asked.where}`, own),
    ]),
  )
  const total = Number(counted.rows[0]?.total ?? 0)
  return { status: 'ok', kind, title, x, y, logX, points: rows, total, cut: total > rows.length }
}
