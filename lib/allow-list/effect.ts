import { z } from 'zod'
import { type Asked, ask } from '../asking/ask'
import { matching } from '../asking/matching'
import { huntRow } from '../asking/row'
import { badParams } from '../errors'
import { parseFilter } from '../filters'
import type { Hunt } from '../hunt'
import { only, parseParams, text } from '../params'
import { kept, usualOrder } from '../run'
import { faultAt, scopeNames } from '../scope'
import { join, type Sql, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { QueryOptions, Store } from '../store/store'
import { allowEntry, type Term, term } from './entry'
import { readView } from './view'

export const effectParams = z.strictObject({
  what: z.array(z.string()).min(1).meta({ title: 'What', description: 'Repeatable: field:value, as in a filter. All must hold of a row.' }),
  source: text({ label: 'Source', help: 'Network in which all sources of a row must lie.' }),
  view: text({ label: 'View', help: 'A page of this server with its query: its scope counts for every hunt, its parameters for its own.' }),
})

/** What an entry would hide of one hunt. */
export interface HuntEffect {
  readonly hunt: string
  readonly title: string
  /** Rows that are listed now. */
  readonly total: number
  /** Those of them that it would hide; null where the hunt's rows have no such field. */
  readonly rows: number | null
  /** Rows that it speaks of and that stay listed: what was called a threat is never hidden. */
  readonly spared: number
  /** The first of these in the hunt's usual order; `score` is null where the hunt gives none. */
  readonly first: readonly { readonly id: string; readonly title: string; readonly score: number | null }[]
}

export interface Effect {
  /** Every hunt whose logs are loaded. */
  readonly hunts: readonly HuntEffect[]
}

const mostRows = 3

/** `what` as it stands in a URL: commas belong to values. */
function readTerms(texts: readonly string[]): Term[] {
  const faults: string[] = []
  const terms = texts.flatMap((one) => {
    const read = parseFilter(one)
    if (!read.ok) faults.push(faultAt(one, read.at, read.message))
    else if (read.value.negated) faults.push(`${one}: what is expected cannot be excluded`)
    else {
      const { field, value } = read.value
      const parsed = term.safeParse({ field, value })
      if (parsed.success) return [parsed.data]
      faults.push(...parsed.error.issues.map(({ message }) => `${one}: ${message}`))
    }
    return []
  })
  if (faults.length > 0) throw badParams({ what: faults })
  return terms
}

function readEntry(search: URLSearchParams) {
  const read = parseParams(effectParams.omit({ what: true }), new URLSearchParams([...search].filter(([name]) => name !== 'what')))
  if (!read.ok) throw badParams(read.fields)
  const given = { what: readTerms(search.getAll('what')), source: read.value.source === '' ? null : read.value.source }
  const entry = allowEntry.pick({ what: true, source: true }).safeParse(given)
  if (!entry.success) throw badParams(z.flattenError(entry.error).fieldErrors)
  return { entry: entry.data, ...readView(read.value.view) }
}

async function effectIn(store: Store, asked: Asked, match: Sql | null, options: QueryOptions): Promise<HuntEffect> {
  const { hunt, where, signals } = asked
  const table = await kept(store, asked, options)
  const listed = sql`FROM ${table} WHERE hidden_by IS NULL AND ${where}`
  const of = (condition: Sql) => sql`count(*) FILTER (WHERE ${condition})`
  const meant = match ?? sql`FALSE`
  const counts = [
    sql`count(*) AS total`,
    sql`${of(sql`${meant} AND NOT _spared`)} AS rows`,
    sql`${of(sql`${meant} AND _spared`)} AS spared`,
  ]
  const counted = await store.query(sql`SELECT ${join(counts)} ${listed}`, options)
  const hidden = sql`SELECT * ${listed} AND ${meant} AND NOT _spared ${usualOrder(hunt)} LIMIT ${mostRows}`
  const first = match === null ? [] : (await store.query(hidden, options)).rows
  return {
    hunt: hunt.id,
    title: hunt.title,
    total: Number(counted.rows[0]?.total ?? 0),
    rows: match === null ? null : Number(counted.rows[0]?.rows ?? 0),
    spared: Number(counted.rows[0]?.spared ?? 0),
    first: first.map((row) => {
      const { id, title } = huntRow(row, asked)
      return { id, title, score: signals.length > 0 ? Number(row.score) : null }
    }),
  }
}

/** What an entry would hide of each hunt beyond what is hidden now. A hunt whose log is missing is left out. Throws `bad-params`. */
export async function effect(store: Store, hunts: readonly Hunt[], search: URLSearchParams, options: AskOptions = {}): Promise<Effect> {
  const { entry, pathname, searchParams } = readEntry(search)
  const stage = inStages(hunts.length, options)
  const found: HuntEffect[] = []
  for (const hunt of hunts) {
    const own = pathname === `/hunts/${hunt.id}` ? Object.keys(hunt.params.shape) : []
    const one = await stage(`counting ${hunt.title}`, async (options) => {
      const asked = await ask(store, hunt, only(searchParams, [...scopeNames, ...own]))
      if (!('status' in asked)) return effectIn(store, asked, matching(entry, asked, store.dialect), options)
      if (asked.status === 'bad-params') throw badParams({ view: Object.values(asked.fields).flat() })
      return null
    })
    if (one) found.push(one)
  }
  return { hunts: found }
}
