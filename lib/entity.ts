import type { Columns, Kind } from './columns'
import type { Dialect, From, Reference } from './hunt'
import type { Filter } from './scope'
import type { Sql } from './sql'
import type { Row, StoredColumn } from './store/store'

export type { Row } from './store/store'

/** Records that speak of an entity: opening the filters under the log gives exactly these. */
export interface Mention {
  readonly log: string
  readonly filter: readonly Filter[]
  /** What the records are, where the log's name does not say it: `answers that gave it`. */
  readonly as?: string
}

export interface EntityInput<L extends string> {
  readonly id: string
  /** The row of `identify`; without keys where there is none. */
  readonly known: Row
  /** Logs limited to the scope, its pills on the entity itself left out; one that is not loaded is empty. */
  readonly from: Readonly<Record<L, From>>
  /** The same logs whatever the scope: what was learnt before it still holds. */
  readonly all: Readonly<Record<L, Sql>>
  readonly reference: Reference
  readonly fn: Dialect
}

/** One thing that is known of an entity. Its query answers rows of `value` and, where wanted, `note`, the first ones first. */
export interface Fact<L extends string> {
  readonly key: string
  readonly label: string
  readonly kind: Kind
  readonly help: string
  /** Without these the fact is left out. */
  readonly logs: readonly L[]
  readonly query: (input: EntityInput<L>) => Sql
}

/** A table of things related to an entity, rare ones first, each with its counts. */
export interface Block<L extends string> {
  readonly key: string
  readonly title: string
  /** Without these the block says what is missing. */
  readonly logs: readonly L[]
  readonly columns: Columns
  /** Columns that count the entity's records of one log with the value of the row's first column, and that log: the figure leads to them. */
  readonly records?: Readonly<Record<string, string>>
  /** As a URL writes it: `hosts,-records`. */
  readonly order: string
  /** All rows with these columns. No ORDER BY, no LIMIT. */
  readonly query: (input: EntityInput<L>) => Sql
}

/** What was found, for the one sentence. */
export interface Told {
  readonly id: string
  /** The first value of each fact, as text; null where it has none. */
  readonly facts: Readonly<Record<string, string | null>>
  /** Rows of each block; null where a log is missing or the block failed. */
  readonly blocks: Readonly<Record<string, number | null>>
  readonly records: number
  readonly hosts: number
  readonly days: number
}

/** A value that leads to the page: one of that kind or of that field. */
export interface Opening {
  readonly kinds?: readonly Kind[]
  readonly fields?: readonly string[]
  /** Regular expression that the whole value must match, without regard to case. */
  readonly like?: string
  /** The id, from the value or from fields of its record: `{id_resp_h}:{id_resp_p}/{proto}`; `{}` is the value itself. */
  readonly id: string
}

export interface EntitySpec<L extends string> {
  /** What it is, in the singular: `host`. */
  readonly kind: string
  /** Its folder under the pages and under `/api`. */
  readonly path: string
  /** Name of the variable in the path. */
  readonly variable: string
  /** The id as records write it; null for text that is none. */
  readonly parse: (text: string) => string | null
  /** `is no address`: what is wrong with text that cannot be read. */
  readonly misread: string
  /** Logs that facts and blocks read. */
  readonly logs: readonly L[]
  readonly opens: readonly Opening[]
  /** Fields whose pills do not narrow the page, because it is about one value of them. */
  readonly own: readonly string[]
  /** One row of what else identifies it, over all data. */
  readonly identify?: (input: Omit<EntityInput<L>, 'known'>) => Sql
  /** Where it stands in one log; none where the log cannot hold it. */
  readonly mentions: (id: string, log: string, columns: readonly StoredColumn[], known: Row) => readonly Mention[]
  /** A hunt's row is about it when each of these values stands in a column of one of the kinds. */
  readonly inRows: (id: string, known: Row) => readonly { readonly kinds: readonly Kind[]; readonly values: readonly string[] }[]
  /** The pills that keep the records in which it takes part, where a hunt's rows may stand for records of several such. */
  readonly taking?: (id: string) => readonly Filter[]
  /** What the other hosts of its records are to it: `asked by`, `called by`. */
  readonly hosts: string
  /** The address that is the entity itself, where it is not the id. */
  readonly address?: (id: string) => string
  readonly facts: readonly Fact<L>[]
  /** Rows of `not_before`, `not_after`, `limit_days` (NULL where none was in force) and `held` (whether it binds the issuer, as the hunt says it). */
  readonly validity?: Pick<Fact<L>, 'logs' | 'query'>
  readonly blocks: readonly Block<L>[]
  /** Which drawing of its activity comes first; bars unless given. */
  readonly drawn?: 'heat'
  readonly sentence: (told: Told) => string
}

/** An entity as the list holds it, its own types put away. */
export type Entity = EntitySpec<string>

/** Declares an entity: its page, its answers, the menus of its values and the contract tests come from this one value. */
export function defineEntity<const L extends string>(spec: EntitySpec<L>): Entity {
  return spec as unknown as Entity
}
