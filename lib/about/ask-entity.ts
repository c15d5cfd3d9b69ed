import { sources } from '../asking/from'
import { checkSwitches } from '../asking/switches'
import type { Entity, EntityInput, Mention } from '../entity'
import { badParams, UserError } from '../errors'
import { printFilter } from '../filters'
import { only } from '../params'
import { hidingNames, type Scope, scopeNames, type Unused, wholeScope } from '../scope'
import { type Sql, sql } from '../sql'
import type { QueryOptions, Row, Store, StoredColumn } from '../store/store'
import { limit } from '../where/limit'
import { readScope } from '../where/read-scope'

/** Records of one log that speak of the entity, in the scope. */
export interface Place {
  readonly log: string
  readonly as: string | null
  readonly columns: readonly StoredColumn[]
  readonly where: Sql
  /** The pills under which the log shows exactly these. */
  readonly filter: readonly string[]
}

/** An entity with what a URL asks of it, checked. */
export interface AskedEntity {
  readonly entity: Entity
  readonly id: string
  readonly known: Row
  /** Without the pills that the page is about. */
  readonly scope: Scope
  /** The switches that hide rows of hunts, as the URL has them. */
  readonly hiding: URLSearchParams
  readonly unused: readonly Unused[]
  readonly places: readonly Place[]
  readonly input: EntityInput<string>
}

function placeOf({ log, filter, as }: Mention, columns: readonly StoredColumn[], scope: Scope, fn: EntityInput<string>['fn']): Place {
  // Repeats of one field are alternatives: here the entity's own value takes the place of the scope's.
  const own = new Set(filter.map(({ field }) => field))
  const filters = [...scope.filters.filter(({ field, negated }) => negated || !own.has(field)), ...filter]
  const { where } = limit(log, columns, { ...scope, filters }, fn)
  return { log, as: as ?? null, columns, where, filter: filters.map(printFilter) }
}

/** Pills that the page is about, and those that none of the logs that speak of it can use. */
function unusedOf(
  entity: Entity,
  about: Scope['filters'],
  scope: Scope,
  places: readonly Place[],
  fn: EntityInput<string>['fn'],
): Unused[] {
  const own = about.map((filter) => ({
    filter: printFilter(filter),
    log: entity.path,
    reason: `this page is about one ${entity.kind}`,
  }))
  const lacking = places.map(({ log, columns }) => limit(log, columns, scope, fn).unused)
  const everywhere = (lacking[0] ?? []).filter(({ filter }) => lacking.every((list) => list.some((one) => one.filter === filter)))
  return [...own, ...everywhere.map((one) => ({ ...one, log: entity.path, reason: 'no log that speaks of it has this field' }))]
}

/** Reads what a URL asks of an entity: its id and the scope. Throws `not-found` for what is no id, `bad-params`. */
export async function askEntity(
  store: Store,
  entity: Entity,
  text: string,
  search: URLSearchParams,
  options: QueryOptions = {},
): Promise<AskedEntity> {
  const id = entity.parse(text)
  if (id === null) throw new UserError('not-found', `“${text.slice(0, 200)}” ${entity.misread}.`)
  const read = await readScope(store, only(search, scopeNames))
  if (!read.ok) throw badParams(read.fields)
  checkSwitches(search)
  const isOwn = ({ field, negated }: Scope['filters'][number]) => !negated && entity.own.includes(field)
  const scope = { ...read.value, filters: read.value.filters.filter((filter) => !isOwn(filter)) }
  const tables = await store.tables()
  const fn = store.dialect
  const { from } = sources(entity.logs, tables, scope, fn)
  const { from: all } = sources(entity.logs, tables, wholeScope, fn)
  const given = { id, from, all, reference: await store.reference(), fn }
  const known = entity.identify ? ((await store.query(sql`${entity.identify(given)} LIMIT 1`, options)).rows[0] ?? {}) : {}
  const places = [...tables].flatMap(([log, columns]) =>
    entity.mentions(id, log, columns, known).map((mention) => placeOf(mention, columns, scope, fn)),
  )
  return {
    entity,
    id,
    known,
    scope,
    hiding: only(search, hidingNames),
    unused: unusedOf(entity, read.value.filters.filter(isOwn), scope, places, fn),
    places,
    input: { ...given, known },
  }
}
