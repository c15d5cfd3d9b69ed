import { printFilter } from '../filters'
import type { Hunt } from '../hunt'
import { type Histogram, histogram } from '../records/histogram'
import { kept, listed } from '../run'
import { identifier, join, type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store } from '../store/store'
import { parseTime } from '../time'
import type { Asked } from './ask'
import { type HuntRow, huntRow } from './row'

type Declared = Extract<NonNullable<Hunt['overview']>, { readonly kind: 'rarity' }>

/** As many rows as stand at either end, and bars over time. */
const mostRows = 7
const mostBins = 20

/** Rows that have from so much to so much of the figure, both included, null where it is not known; records are all of theirs. */
export type Step = Row & { readonly from: number | null; readonly to: number | null; readonly rows: number; readonly records: number }

/** Records of the log in that time, and rows first seen in it. */
export type Moment = { readonly at: string; readonly records: number; readonly first: number }

/** How rows are spread over a figure, and both its ends. A filter on the figure does not change it, so that another part can be picked. */
export interface RarityChart {
  readonly status: 'ok'
  readonly kind: 'rarity'
  readonly title: string
  /** Key of the figure. */
  readonly by: string
  readonly points: readonly Step[]
  readonly cut: false
  readonly most: readonly HuntRow[]
  readonly fewest: readonly HuntRow[]
  /** Null where nothing has a time; `width` in seconds. */
  readonly times:
    | (Pick<Histogram, 'width' | 'gaps'> & { readonly from: string; readonly to: string; readonly bins: readonly Moment[] })
    | null
}

/** Where a step ends: 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500 … */
const ends = [1, 2, 3, 4, 5, ...Array.from({ length: 27 }, (_, i) => ([1, 2, 5][i % 3] ?? 1) * 10 ** (1 + Math.floor(i / 3)))]

/** Every step up to the highest that any row reaches, also those without rows; what is not known comes last. */
function steps(rows: readonly Row[]): readonly Step[] {
  const known = rows.filter(({ figure }) => figure !== null)
  const stepOf = (row: Row) => ends.findIndex((end) => Number(row.figure) <= end)
  const highest = Math.max(-1, ...known.map(stepOf))
  const sum = (of: readonly Row[], key: string) => of.reduce((all, row) => all + Number(row[key] ?? 0), 0)
  const step = (from: number | null, to: number | null, of: readonly Row[]): Step => ({
    from,
    to,
    rows: sum(of, 'rows'),
    records: sum(of, 'records'),
  })
  const unknown = rows.filter(({ figure }) => figure === null)
  return [
    ...ends.slice(0, highest + 1).map((to, at) =>
      step(
        (ends[at - 1] ?? 0) + 1,
        to,
        known.filter((row) => stepOf(row) === at),
      ),
    ),
    ...(unknown.length > 0 ? [step(null, null, unknown)] : []),
  ]
}

async function overTime(store: Store, asked: Asked, first: string, rows: Sql, options: QueryOptions): Promise<RarityChart['times']> {
  const { scope, onRows, logs } = asked
  const search = new URLSearchParams({ bins: String(mostBins) })
  for (const [name, value] of [['from', scope.from] as const, ['to', scope.to] as const]) if (value !== null) search.set(name, value)
  for (const filter of scope.filters) if (!onRows.includes(filter)) search.append('filter', printFilter(filter))
  const { from, to, width, bins, gaps } = await histogram(store, logs[0] ?? '', search, options)
  if (from === null || to === null) return null
  const start = parseTime(from) ?? 0n
  const micros = store.dialect.epochMicros(identifier(first))
  const bin = sql`(${micros} - CAST(${start} AS BIGINT)) // CAST(${Math.round(width * 1e6)} AS BIGINT)`
  const found = await store.query(sql`SELECT ${bin} AS bin, count(*) AS rows FROM (${rows}) GROUP BY bin`, options)
  const begun = new Map(found.rows.map((row) => [Number(row.bin), Number(row.rows)]))
  return { from, to, width, gaps, bins: bins.map((one, i) => ({ at: one.at, records: one.rows, first: begun.get(i) ?? 0 })) }
}

/** Spread, ends and course of a hunt's rows over the figure that makes them rare. */
export async function rarityChart(store: Store, asked: Asked, declared: Declared, options: QueryOptions): Promise<RarityChart> {
  const table = await kept(store, asked, options)
  const known = declared.by.map((key) => sql`count(${identifier(key)}) AS ${identifier(key)}`)
  const counts = (await store.query(sql`SELECT ${join(known)} FROM ${table}`, options)).rows[0] ?? {}
  const by = declared.by.find((key) => Number(counts[key]) > 0) ?? declared.records
  const where = asked.whereOf(asked.onRows.filter(({ field }) => field !== by))
  const end = async (descending: boolean) => {
    const sort = descending ? [by, declared.records].map((key) => ({ key, descending })) : []
    const { rows } = await store.query(
      listed({ ...asked, where, paging: { ...asked.paging, sort, limit: mostRows, offset: 0 } }, table),
      options,
    )
    return rows.map((row) => huntRow(row, asked))
  }
  const rows = sql`SELECT * FROM ${table} WHERE hidden_by IS NULL AND ${where}`
  const spread = await store.query(
    sql`SELECT ${identifier(by)} AS figure, count(*) AS rows, sum(${identifier(declared.records)}) AS records
FROM (${rows})
GROUP BY figure
ORDER BY figure NULLS LAST`,
    options,
  )
  return {
    status: 'ok',
    kind: 'rarity',
    title: declared.title,
    by,
    points: steps(spread.rows),
    cut: false,
    most: await end(true),
    fewest: await end(false),
    times: await overTime(store, asked, declared.first, rows, options),
  }
}
