import { ask } from '../asking/ask'
import { huntRow } from '../asking/row'
import { badParams, UserError } from '../errors'
import type { Hunt } from '../hunt'
import { only, parseParams, text } from '../params'
import { withExcusing } from '../reference/excusing'
import { kept, usualOrder } from '../run'
import { scopeNames } from '../scope'
import { identifier, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { DuckStore } from '../store/duckdb'
import type { QueryOptions } from '../store/store'
import { exception, type KeptException } from './exception'
import { readView } from './view'

const asked = exception.pick({ host: true, port: true, service: true })
export const exceptionEffectParams = asked.extend({
  view: text({ label: 'View', help: 'A page of the hunt with its query: its scope and parameters count.' }),
})

/** What an exception would take out of the rows that the hunt lists now. */
export interface ExceptionEffect {
  readonly hunt: string
  /** Rows that are listed now, and of how many of them nothing would be left. */
  readonly total: number
  readonly rows: number
  /** Connections of listed rows that it would take out. */
  readonly connections: number
  /** The first rows that lose connections, in the hunt's usual order, with those that they would have left. */
  readonly first: readonly { readonly id: string; readonly title: string; readonly connections: number; readonly left: number }[]
}

const mostRows = 3

/** The rows of a hunt as it lists them, each with what it counts, by id. */
async function counted(store: DuckStore, hunt: Hunt, key: string, search: URLSearchParams, options: QueryOptions) {
  const one = await ask(store, hunt, search)
  if ('status' in one)
    throw one.status === 'bad-params' ? badParams({ view: Object.values(one.fields).flat() }) : new UserError('not-found', one.message)
  const table = await kept(store, one, options)
  const { rows } = await store.query(
    sql`SELECT *, ${identifier(key)} AS _counted FROM ${table} WHERE hidden_by IS NULL AND ${one.where} ${usualOrder(hunt)}`,
    options,
  )
  return rows.map((row) => ({ id: String(row.id), title: huntRow(row, one).title, counted: Number(row._counted) }))
}

/** What an exception would do to a hunt that takes them, as a page of it shows it. Throws `bad-params`, `not-found`. */
export async function exceptionEffect(
  store: DuckStore,
  hunt: Hunt,
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<ExceptionEffect> {
  const read = parseParams(exceptionEffectParams, search)
  if (!read.ok) throw badParams(read.fields)
  if (!hunt.excepts) throw new UserError('not-found', `${hunt.title} takes no exceptions.`)
  const { view, ...given } = read.value
  const { pathname, searchParams } = readView(view)
  const own = pathname === `/hunts/${hunt.id}` ? Object.keys(hunt.params.shape) : []
  const page = only(searchParams, [...scopeNames, ...own])
  const stage = inStages(2, options)
  const key = hunt.excepts.count
  const before = await stage(`reading ${hunt.subjects}`, (own) => counted(store, hunt, key, page, own))
  const candidate: Pick<KeptException, 'host' | 'port' | 'service' | 'reason'> = { ...given, reason: 'preview' }
  const trying = withExcusing(store, () => Promise.resolve([candidate]))
  const after = new Map(
    (await stage('taking out what it excuses', (own) => counted(trying, hunt, key, page, own))).map((row) => [row.id, row.counted]),
  )
  const less = before
    .map(({ id, title, counted }) => ({ id, title, connections: counted, left: after.get(id) ?? 0 }))
    .filter((row) => row.left < row.connections)
  return {
    hunt: hunt.id,
    total: before.length,
    rows: less.filter(({ left }) => left === 0).length,
    connections: less.reduce((sum, { connections, left }) => sum + connections - left, 0),
    first: less.slice(0, mostRows),
  }
}
