import { ask } from '../asking/ask'
import { weigh } from '../asking/weigh'
import { badParams, UserError } from '../errors'
import type { Hunt } from '../hunt'
import { takesScope } from '../params'
import { excusingOnly } from '../reference/excusing'
import { kept } from '../run'
import { identifier, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { DuckStore } from '../store/duckdb'
import type { QueryOptions } from '../store/store'
import type { KeptException } from './exception'

/** What an exception takes, alone, out of the rows that would be listed if none had been made here. */
export interface ExceptionHit {
  /** Rows of which nothing is left. */
  readonly rows: number
  /** Rows that lose connections, those of which nothing is left too. */
  readonly losing: number
  readonly connections: number
}

export interface ExceptionHits {
  readonly hunt: string
  /** By the exception's id; empty where the hunt's logs are not loaded. */
  readonly hits: Readonly<Record<string, ExceptionHit>>
}

async function asking(store: DuckStore, hunt: Hunt, search: URLSearchParams) {
  const asked = await ask(store, hunt, search)
  if (!('status' in asked)) return asked
  if (asked.status === 'missing-logs') return null
  throw badParams(asked.fields)
}

/** How many rows of a hunt each exception hides, in the scope of a URL and with the hunt's usual parameters. Throws `bad-params`, `not-found`. */
export async function exceptionHits(
  store: DuckStore,
  hunt: Hunt,
  exceptions: readonly KeptException[],
  search: URLSearchParams,
  options: AskOptions = {},
): Promise<ExceptionHits> {
  if (!hunt.excepts) throw new UserError('not-found', `${hunt.title} takes no exceptions.`)
  takesScope(search)
  const key = hunt.excepts.count
  const count = identifier(key)
  const none = excusingOnly(store, [])
  const asked = await asking(none, hunt, search)
  if (asked === null) return { hunt: hunt.id, hits: {} }
  const stage = inStages(exceptions.length + 1, options)
  const before = await stage(`reading ${hunt.subjects}`, async (own) => {
    const table = await kept(none, asked, own)
    const { rows } = await store.query(sql`SELECT id, ${count} AS counted FROM ${table} WHERE hidden_by IS NULL AND ${asked.where}`, own)
    return rows
  })
  /** What is left of each row, by its id. Not kept: a list of many exceptions would drive everything else out. */
  const left = async (exception: KeptException, own: QueryOptions) => {
    const one = await asking(excusingOnly(store, [exception]), hunt, search)
    if (one === null) return new Map<unknown, number>()
    const query = weigh({ query: one.query, columns: [key], key: one.identity, signals: [], explanations: [] }, store.dialect)
    const { rows } = await store.query(sql`SELECT id, ${count} AS counted FROM (${query}) AS known WHERE hidden_by IS NULL`, own)
    return new Map<unknown, number>(rows.map(({ id, counted }) => [id, Number(counted)]))
  }
  const hits: Record<string, ExceptionHit> = {}
  for (const exception of exceptions) {
    const after = await stage(`counting what is excused of ${exception.host}`, (own) => left(exception, own))
    const taken = before.map(({ id, counted }) => ({ taken: Number(counted) - (after.get(id) ?? 0), gone: !after.has(id) }))
    hits[exception.id] = {
      rows: taken.filter(({ gone }) => gone).length,
      losing: taken.filter((row) => row.taken > 0).length,
      connections: taken.reduce((sum, row) => sum + row.taken, 0),
    }
  }
  return { hunt: hunt.id, hits }
}
