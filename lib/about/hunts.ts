import { type Asked, ask, resolve } from '../asking/ask'
import { huntRow } from '../asking/row'
import type { Columns } from '../columns'
import { printFilter } from '../filters'
import type { Dialect, Hunt } from '../hunt'
import { attempt } from '../overview/attempt'
import { kept, usualOrder, weighed } from '../run'
import { scopeAnswer } from '../scope'
import { allOf, anyOf, identifier, join, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import { tableOf } from '../where/limit'
import type { AskedEntity } from './ask-entity'

export interface HuntMention {
  readonly hunt: string
  readonly title: string
  /** Rows that are about the entity. */
  readonly total: number
  /** The first of them in the hunt's usual order. */
  readonly rows: readonly {
    readonly id: string
    /** Its place in the hunt's usual order, from 1. */
    readonly place: number
    /** Null where the hunt gives no points. */
    readonly score: number | null
    readonly label: string
    readonly sentence: string
    readonly first_seen: string | null
  }[]
}

/** As many rows of one hunt as a page shows. */
const mostRows = 3
const lists = ['addresses', 'names', 'list']

function holds(columns: Columns, kinds: readonly string[], values: readonly string[], fn: Dialect): Sql {
  const fitting = Object.entries(columns).filter(([, { kind }]) => kinds.includes(kind))
  return anyOf(
    fitting.flatMap(([key, { kind }]) =>
      values.map((value) =>
        lists.includes(kind) ? fn.contains(identifier(key), sql`${value}`) : sql`CAST(${identifier(key)} AS VARCHAR) = ${value}`,
      ),
    ),
  )
}

/** Rows whose key stands in records of the entity: where each part of the key is a field of one log that speaks of it. Null where none is. */
function throughRecords({ identity, columns, logs }: Asked, { places }: AskedEntity): Sql | null {
  const fields = identity.map((key) => columns[key]?.field)
  const fitting = places.filter(
    (place) => logs.includes(place.log) && fields.every((field) => field !== undefined && place.columns.some(({ name }) => name === field)),
  )
  if (fitting.length === 0) return null
  const text = (name: string) => sql`CAST(${identifier(name)} AS VARCHAR)`
  const keys = join(identity.map(text))
  return anyOf(
    fitting.map(({ log, where }) => {
      const values = join(fields.map((field) => text(field ?? '')))
      return sql`(${keys}) IN (SELECT (${values}) FROM ${tableOf(log)} WHERE ${where})`
    }),
  )
}

/**
 * Rows that are still there when the hunt reads only the records in which the entity takes part: rows keep their id, whatever is left of them.
 * Null where that cannot be asked. Only of hunts that give points: others list whatever there is.
 */
async function amongThem(
  store: Store,
  hunt: Hunt,
  search: URLSearchParams,
  { entity, id }: AskedEntity,
  options: QueryOptions,
): Promise<Sql | null> {
  const texts = (entity.taking?.(id) ?? []).map(printFilter)
  if (texts.length === 0) return null
  const asked = await ask(store, hunt, new URLSearchParams([...search, ...texts.map((text) => ['filter', text])]))
  if ('status' in asked || asked.signals.length === 0) return null
  const needed = resolve(hunt.logs, asked.params)
  if (asked.onRows.some((filter) => texts.includes(printFilter(filter)))) return null
  if (asked.unused.some(({ log, filter }) => texts.includes(filter) && needed.includes(log))) return null
  return sql`id IN (SELECT id FROM ${await weighed(store, asked, options)})`
}

async function mentionsIn(store: Store, hunt: Hunt, asked: AskedEntity, options: QueryOptions): Promise<HuntMention | null> {
  const { from, to, filter } = scopeAnswer(asked.scope, [])
  const search = new URLSearchParams([
    ...(from ? [['from', from]] : []),
    ...(to ? [['to', to]] : []),
    ...filter.map((one) => ['filter', one]),
    ...asked.hiding,
  ])
  const question = await ask(store, hunt, search)
  if ('status' in question) return null
  const about = allOf(
    asked.entity.inRows(asked.id, asked.known).map(({ kinds, values }) => holds(question.columns, kinds, values, store.dialect)),
  )
  const through = throughRecords(question, asked) ?? (await amongThem(store, hunt, search, asked, options))
  const table = await kept(store, question, options)
  const placed = sql`SELECT *, row_number() OVER (${usualOrder(hunt)}) AS _place FROM ${table} WHERE hidden_by IS NULL AND ${question.where}`
  const { rows } = await store.query(
    sql`SELECT *, count(*) OVER () AS _total FROM (${placed}) WHERE ${anyOf([about, ...(through === null ? [] : [through])])} ORDER BY _place LIMIT ${mostRows}`,
    options,
  )
  return {
    hunt: hunt.id,
    title: hunt.title,
    total: Number(rows[0]?._total ?? 0),
    rows: rows.map((row) => {
      const { id, title, sentence } = huntRow(row, question)
      return {
        id,
        place: Number(row._place),
        score: question.signals.length > 0 ? Number(row.score) : null,
        label: title,
        sentence,
        first_seen: typeof row.first_seen === 'string' ? row.first_seen : null,
      }
    }),
  }
}

export interface HuntMentions {
  readonly hunts: readonly HuntMention[]
  /** Why a hunt is missing, by its id. */
  readonly errors: Readonly<Record<string, string>>
}

/** The listed rows of each hunt that are about the entity, with the hunts' usual parameters. A hunt that cannot be asked is left out. */
export async function inHunts(store: Store, hunts: readonly Hunt[], asked: AskedEntity, options: QueryOptions = {}): Promise<HuntMentions> {
  const errors: Record<string, string> = {}
  const found: HuntMention[] = []
  for (const hunt of hunts) {
    const mention = await attempt(errors, hunt.id, () => mentionsIn(store, hunt, asked, options))
    if (mention) found.push(mention)
  }
  return { hunts: found, errors }
}
