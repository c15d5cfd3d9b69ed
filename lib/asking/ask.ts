import type { Columns } from '../columns'
import { badParams, type FieldErrors, isUserError } from '../errors'
import { printFilter } from '../filters'
import type { Explanation, FieldsOf, Hunt, QueryInput, Signal } from '../hunt'
import { only, parseParams, without } from '../params'
import { type Filter, type Scope, scopeNames, type Unused } from '../scope'
import type { Sql } from '../sql'
import type { RowDecision } from '../store/decided'
import type { Reference } from '../store/reference'
import type { Store } from '../store/store'
import { standings } from '../typed-value'
import { filterConditions } from '../where/limit'
import { readScope } from '../where/read-scope'
import { checkFields, fieldsIn } from './fields'
import { type Sources, sources } from './from'
import { type Hiding, hidingOf, type WideHide, wideHides } from './hiding'
import { type Paging, paging, parsePaging } from './paging'
import { explained, rowColumns, rowItself } from './row-columns'
import { parseSwitches } from './switches'

const listNames = Object.keys(paging.omit({ cursor: true }).shape)
/** What was decided on a row, as a column of every hunt. */
const decision = { name: 'decision', type: 'string', words: standings } as const

/** A hunt with what a URL asks of it, checked, and its query written. */
export interface Asked {
  readonly hunt: Hunt
  readonly params: Readonly<Record<string, unknown>>
  readonly scope: Scope
  /** The scope as it limits the logs: without the filters that limit the hunt's rows in any case. */
  readonly within: Scope
  readonly paging: Paging
  readonly columns: Columns
  /** The columns that make a row what it is, the subject first. */
  readonly identity: readonly string[]
  readonly signals: readonly Signal[]
  readonly explanations: readonly Explanation[]
  /** What hides rows: the switches of every hunt, then the hunt's own. */
  readonly hides: readonly WideHide[]
  readonly hiding: Hiding
  /** What was last decided on rows of this hunt, by their ids. */
  readonly decided: ReadonlyMap<string, RowDecision>
  readonly logs: readonly string[]
  readonly sources: Sources
  readonly reference: Reference
  /** What the hunt's other queries are written from. */
  readonly input: QueryInput<string, Readonly<Record<string, unknown>>>
  /** All subjects as the hunt writes them, without points. */
  readonly query: Sql
  /** Names the kept rows: all that they depend on beside the data. */
  readonly key: string
  /** The filters on the hunt's own columns, and what some of them ask of the rows: all, unless others are given. */
  readonly onRows: readonly Filter[]
  readonly where: Sql
  readonly whereOf: (filters: readonly Filter[]) => Sql
  readonly unused: readonly Unused[]
}

export type Refused =
  | { readonly status: 'missing-logs'; readonly message: string; readonly logs: readonly string[] }
  | { readonly status: 'bad-params'; readonly message: string; readonly fields: FieldErrors }

/** A part of a hunt that may follow from its parameters; without loaded logs, from what schemas say of them. */
export function resolve<P, T>(value: T | ((params: P, fieldsOf: FieldsOf) => T), params: P, fieldsOf: FieldsOf = fieldsIn(new Map())): T {
  return typeof value === 'function' ? (value as (params: P, fieldsOf: FieldsOf) => T)(params, fieldsOf) : value
}

/** Reads what a URL asks of a hunt. Answers `missing-logs` or `bad-params` where it cannot be asked. */
export async function ask(store: Store, hunt: Hunt, search: URLSearchParams): Promise<Asked | Refused> {
  try {
    return await asked(store, hunt, search)
  } catch (error) {
    if (!isUserError(error) || error.status !== 'bad-params') throw error
    return { status: 'bad-params', message: error.message, fields: fieldsOf(error.details.fields) }
  }
}

function fieldsOf(fields: unknown): FieldErrors {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, messages]) => [name, [messages].flat().map(String)]))
}

async function asked(store: Store, hunt: Hunt, search: URLSearchParams): Promise<Asked | Refused> {
  const fn = store.dialect
  const own = parseParams(hunt.params, without(search, [...scopeNames, ...listNames]))
  const scope = await readScope(store, only(search, scopeNames))
  const switches = parseSwitches(search)
  if (!own.ok || !scope.ok || !switches.ok)
    throw badParams({ ...(own.ok ? {} : own.fields), ...(scope.ok ? {} : scope.fields), ...(switches.ok ? {} : switches.fields) })
  const params = own.value
  const tables = await store.tables()
  const fieldsOf = fieldsIn(tables)
  const columns = resolve(hunt.columns, params, fieldsOf)
  const logs = resolve(hunt.logs, params, fieldsOf)
  const missing = logs.filter((log) => !tables.has(log))
  const standIn = hunt.instead?.some((log) => tables.has(log)) ?? false
  if (missing.length > 0 && !standIn) return { status: 'missing-logs', message: lacking(missing), logs: missing }
  checkFields(hunt, params, fieldsOf)
  const listed = parsePaging(only(search, listNames), ['id', decision.name, ...Object.keys(columns)])
  const all = [...new Set([...logs, ...resolve(hunt.optional ?? [], params, fieldsOf)])]
  const owned = scope.value.filters.filter(({ field }) => field === decision.name || hunt.owns?.includes(field))
  const within = { ...scope.value, filters: scope.value.filters.filter((filter) => !owned.includes(filter)) }
  const parts = sources(all, tables, within, fn)
  const reference = await store.reference()
  const lacks = hunt.lacks?.(reference, params) ?? null
  if (lacks !== null) return { status: 'missing-logs', message: lacks, logs: [] }
  const allowed = await store.allowed()
  const decided = await store.decided()
  const identity = resolve(hunt.key, params, fieldsOf)
  const hides = hidingOf(hunt, { columns, identity }, switches.value, allowed, decided)
  const input = { params, from: parts.from, reference, filter: within.filters.map(printFilter), fn }
  const query = hunt.query(input)
  // A filter that no log can use but that names a column of the hunt filters its rows.
  const usable = (text: string) =>
    all.some((log) => tables.has(log) && !parts.unused.some((part) => part.log === log && part.filter === text))
  const explanations = hunt.explanations?.(params) ?? []
  const comparable = [...rowColumns(columns), rowItself, ...(explanations.length > 0 ? [explained] : [])]
  const ofRows = (field: string) => comparable.some(({ name }) => name === field)
  const onRows = scope.value.filters.filter((filter) => owned.includes(filter) || (ofRows(filter.field) && !usable(printFilter(filter))))
  const texts = onRows.map(printFilter)
  const whereOf = (filters: readonly Filter[]) => filterConditions(filters, hunt.id, [...comparable, decision], fn).where
  return {
    hunt,
    params,
    scope: scope.value,
    within,
    paging: listed,
    columns,
    identity,
    signals: hunt.signals(params),
    explanations,
    hides: [...wideHides(hides, allowed, reference), ...(hunt.hides?.(params) ?? [])],
    hiding: hides,
    decided: decided.rows.get(hunt.id) ?? new Map(),
    logs: all,
    sources: parts,
    reference,
    input,
    query,
    key: JSON.stringify([
      'hunt',
      hunt.id,
      params,
      { ...scope.value, filters: scope.value.filters.filter((filter) => !onRows.includes(filter)) },
      reference.key,
    ]),
    onRows,
    where: whereOf(onRows),
    whereOf,
    unused: parts.unused.filter(({ filter }) => !texts.includes(filter)),
  }
}

function lacking(logs: readonly string[]): string {
  const names = logs.map((log) => `${log}.log`)
  return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not in this data. Load ${names.length === 1 ? 'it' : 'them'} from Files.`
}
