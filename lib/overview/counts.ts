import { z } from 'zod'
import { ask } from '../asking/ask'
import { checkSwitches } from '../asking/switches'
import { badParams } from '../errors'
import { countNames } from '../funnel/counted'
import type { Hunt } from '../hunt'
import { choice, only, parseParams, without } from '../params'
import { kept } from '../run'
import { type Scope, scopeNames } from '../scope'
import { sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Store } from '../store/store'
import { limit, tableOf } from '../where/limit'
import { readScope } from '../where/read-scope'
import { attempt } from './attempt'

export interface HuntCount {
  /** Rows that the hunt lists with its usual parameters. */
  readonly rows: number
  /** All its subjects, the hidden ones too. */
  readonly total: number
  /** Listed rows per fifth of the score: 0–19, 20–39, … 80–100; null where the hunt gives none. */
  readonly scores: readonly number[] | null
}

export interface Counts {
  readonly logs: Readonly<Record<string, number>>
  readonly files: number
  /** Queried names that remain after the filters of their page; null where lookups are missing or only logs are counted. */
  readonly names: number | null
  /** Networks that the user named. */
  readonly networks: number
  /** Whether what is loaded is the bundled sample. */
  readonly sample: boolean
  /** Null where a log is missing or the question failed. */
  readonly hunts: Readonly<Record<string, HuntCount | null>>
  /** Why a part is missing, by `logs.conn`, `hunts.fast-flux`. */
  readonly errors: Readonly<Record<string, string>>
}

const fifths = [0, 1, 2, 3, 4]

/** How many rows a hunt has; `search` holds the scope and the hunt's own parameters. Null where a log is missing. */
export async function countHunt(store: Store, hunt: Hunt, search: URLSearchParams, options: QueryOptions): Promise<HuntCount | null> {
  const asked = await ask(store, hunt, search)
  if ('status' in asked) {
    if (asked.status === 'missing-logs') return null
    throw badParams(asked.fields)
  }
  const table = await kept(store, asked, options)
  const { rows } = await store.query(
    sql`SELECT hidden_by IS NULL AND ${asked.where} AS listed, CASE WHEN score >= 80 THEN 4 ELSE score // 20 END AS fifth, count(*) AS rows
FROM ${table}
GROUP BY listed, fifth`,
    options,
  )
  const sum = (of: typeof rows) => of.reduce((all, row) => all + Number(row.rows), 0)
  const listed = rows.filter((row) => row.listed === true)
  const scores = fifths.map((fifth) => sum(listed.filter((row) => Number(row.fifth) === fifth)))
  return { rows: sum(listed), total: sum(rows), scores: 'score' in asked.columns ? scores : null }
}

async function countLog(store: Store, log: string, scope: Scope, options: QueryOptions): Promise<number> {
  const columns = (await store.tables()).get(log) ?? []
  const { where } = limit(log, columns, scope, store.dialect)
  const { rows } = await store.query(sql`SELECT count(*) AS rows FROM ${tableOf(log)} WHERE ${where}`, options)
  return Number(rows[0]?.rows ?? 0)
}

export const countParams = z.strictObject({
  only: choice('all', ['all', 'logs'], { label: 'Only', help: 'What is counted; the logs alone are quick.' }),
})

/** What each view holds in the scope of a URL. A part that fails does not fail the rest. Throws `bad-params`. */
export async function counts(store: Store, hunts: readonly Hunt[], search: URLSearchParams, options: AskOptions = {}): Promise<Counts> {
  const scope = await readScope(store, search)
  const read = parseParams(countParams, without(search, scopeNames))
  if (!scope.ok || !read.ok) throw badParams({ ...(scope.ok ? {} : scope.fields), ...(read.ok ? {} : read.fields) })
  checkSwitches(search)
  const wanted = read.value.only === 'logs' ? [] : hunts
  const errors: Record<string, string> = {}
  const logs: Record<string, number> = {}
  const loaded = [...(await store.tables()).keys()]
  const stage = inStages(loaded.length + wanted.length, options)
  for (const log of loaded) {
    const work = (own: QueryOptions) => attempt(errors, `logs.${log}`, () => countLog(store, log, scope.value, own))
    const rows = await stage(`counting ${log} records`, work)
    if (rows !== null) logs[log] = rows
  }
  const files = await attempt(errors, 'files', async () => {
    const { rows } = await store.query(sql`SELECT count(*) AS files, coalesce(bool_or(sample), FALSE) AS sample FROM spoor.files`, options)
    return { files: Number(rows[0]?.files ?? 0), sample: rows[0]?.sample === true }
  })
  const networks = await attempt(errors, 'networks', async () => (await store.reference()).networks.length)
  const names = wanted.length === 0 ? null : await attempt(errors, 'names', () => countNames(store, search, options))
  const counted: Record<string, HuntCount | null> = {}
  const asked = only(search, scopeNames)
  for (const hunt of wanted) {
    const work = (own: QueryOptions) => attempt(errors, `hunts.${hunt.id}`, () => countHunt(store, hunt, asked, own))
    counted[hunt.id] = await stage(`counting ${hunt.title}`, work)
  }
  return { logs, files: files?.files ?? 0, names, networks: networks ?? 0, sample: files?.sample ?? false, hunts: counted, errors }
}
