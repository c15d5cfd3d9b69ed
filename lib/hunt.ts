import type { z } from 'zod'
import type { Columns, RowOf } from './columns'
import type { Fields, FieldsOf } from './hunt/fields'
import type { Grades, MatrixSpec } from './hunt/matrix'
import type { Normal } from './hunt/normal'
import type { Rarity, Scatter, SideBySide } from './hunt/overview'
import type { FalsePositive, Playbook } from './hunt/playbook'
import type { Preset } from './hunt/preset'
import type { Filter } from './scope'
import type { Sql } from './sql'

export type { Fields, FieldsOf, LogField } from './hunt/fields'
export type { FalsePositive, Playbook, Step } from './hunt/playbook'
export type { Preset } from './hunt/preset'
export type { ListRelation, Reference } from './store/reference'
export type { Dialect, Row } from './store/store'

import type { Reference } from './store/reference'
import type { Dialect, Row } from './store/store'

/** A log limited to the scope, usable behind FROM. It has every column of its schema, also those that a file lacked. */
export interface From extends Sql {
  /** The scope widened in time; seconds before and after. The result says so. */
  around(widen: { before: number; after: number }): Sql
  /** Without the scope's beginning: all that is loaded up to its end. The result says so. */
  readonly history: Sql
  /** The scope's time alone, widened, without its filters: for a log that is joined to the records that the filters leave. The result says so. */
  context(widen: { before: number; after: number }): Sql
  /** The log in the scope's time without its filters: what they leave is rare or common among this. The result says so. */
  readonly unfiltered: From
  /**
   * All that is loaded up to the scope's end, whatever its filters, with `_in_time` (the record lies in the scope's time) and `_matching`
   * (its filters keep it): tells in one pass what the scope holds and what was there at all. The result says so.
   */
  readonly background: Sql
  /** Whether the log is loaded; an optional log that is not is an empty relation. */
  readonly present: boolean
  /** Whether filters of the scope limit it. */
  readonly filtered: boolean
  readonly fields: Fields
}

/** One thing that speaks for or against a row. Its points are added up in SQL, so the ledger is the score. */
export interface Signal {
  readonly code: string
  readonly label: string
  /** Key of the column (or hidden column of the query) that was observed; its kind formats the value. */
  readonly observed: string
  /** The limit in words: `≥ 5`, `≤ 300 s`. */
  readonly threshold: string
  /** Points over the query's columns: 0 did not fire, NULL could not be assessed; negative speaks against. At most 40. */
  readonly points: Sql
}

/** A harmless reading of a row: ranks it below the unexplained, removes nothing. */
export interface Explanation {
  readonly code: string
  readonly label: string
  /** Text over the query's columns: what was observed, NULL where it does not apply. */
  readonly observed: Sql
}

/** A reason why a subject is not listed; the count stands where it is hidden. The query's column `hidden_by` holds the code. */
export interface Hide {
  readonly code: string
  readonly label: string
  /** The parameter and the value that would show them. */
  readonly show: Readonly<Record<string, string | number | boolean>>
  /** Key of a column whose sum is told in place of the number of rows: a hundred records without a value are one row. */
  readonly weight?: string
}

/** Records behind a row or a next check: opening the filters under the log gives exactly these. Build them with `exactly` of lib/filters. */
export interface Evidence {
  readonly label: string
  readonly log: string
  readonly filter: readonly Filter[]
  /** Fields of the log that the inspector shows of the last records, the time left out. */
  readonly fields?: readonly string[]
  /** Those of the fields whose value decides. */
  readonly deciding?: readonly string[]
  /** Records that the row was counted from; where the filter gives another number, the label says so. */
  readonly of?: number
  /** The records lie in this time in place of the scope's. */
  readonly within?: { readonly from: string; readonly to: string }
}

/** What the inspector asks for beside a row's columns: the first row of the hunt's `detail`. */
export type Detail = Row

export interface Coverage {
  readonly label: string
  readonly observed: number
  readonly of: number
  readonly note: string
  /** Heading of the block in which the line is drawn; lines without one make up a plain list. */
  readonly group: string | null
  /** A reason why records could not be judged: told beside the count of rows. */
  readonly lost?: true
}

export type ParamsSchema = z.ZodObject

export interface QueryInput<L extends string, P> {
  readonly params: P
  readonly from: Readonly<Record<L, From>>
  /** The user's lists; each is an empty relation where no file is given. */
  readonly reference: Reference
  /** The pills of the scope that limit the logs, as text. */
  readonly filter: readonly string[]
  readonly fn: Dialect
}

/** Fixed, or what the parameters and the logs as they are loaded make it. */
type OrFrom<P, T> = T | ((params: P, fieldsOf: FieldsOf) => T)

export interface HuntSpec<L extends string, P extends ParamsSchema, C extends Columns> {
  readonly id: string
  readonly title: string
  /** One line, ends with a question mark. */
  readonly question: string
  /** One sentence under the question: what is counted and what is not. */
  readonly remark: string
  /** What a row is, in the plural: `names`. */
  readonly subjects: string
  readonly attack: readonly { readonly id: string; readonly name: string }[]
  readonly references: readonly string[]
  /** Logs without which nothing can be asked. */
  readonly logs: OrFrom<z.infer<P>, readonly L[]>
  /** Optional logs of which any one answers in part where the required ones are missing. */
  readonly instead?: readonly L[]
  /** Logs that add signals where they are loaded. */
  readonly optional?: OrFrom<z.infer<P>, readonly L[]>
  readonly params: P
  /** What must be there beside the logs and is not, in a sentence that says what to do. */
  readonly lacks?: (reference: Reference, params: z.infer<P>) => string | null
  readonly presets?: readonly Preset[]
  readonly columns: OrFrom<z.infer<P>, C>
  /** The columns that make a row what it is; its id is computed from them. */
  readonly key: OrFrom<z.infer<P>, readonly (keyof C & string)[]>
  /** Columns whose filters limit the rows, also where a log has a field of that name. */
  readonly owns?: readonly (keyof C & string)[]
  /** The usual order in place of the score's, as a URL writes it: `hosts,-records`. Explained rows come last all the same. */
  readonly order?: string
  /**
   * All subjects: every column but `score` and `id`, any hidden columns that signals read, and `hidden_by`
   * (text, NULL = listed). No ORDER BY, no LIMIT.
   */
  readonly query: (input: QueryInput<L, z.infer<P>>) => Sql
  /** Hidden columns of the query that others read from the rows; those that signals observe need no mention. */
  readonly beside?: readonly string[]
  readonly signals: (params: z.infer<P>) => readonly Signal[]
  readonly explanations?: (params: z.infer<P>) => readonly Explanation[]
  readonly hides?: (params: z.infer<P>) => readonly Hide[]
  /** Where rows are of several kinds, worst first. */
  readonly grades?: Grades<keyof C & string>
  /** What a row is called where one line must do, `ssh on 80/tcp`; the value of its first key unless given. */
  readonly called?: (row: RowOf<C>) => string
  /** The row in one sentence with its own numbers. */
  readonly sentence: (row: RowOf<C>, params: z.infer<P>) => string
  /** What the data cannot show about this row. */
  readonly caveats?: (row: RowOf<C>, params: z.infer<P>) => readonly string[]
  /** One row of what evidence and checks need and the columns lack, such as the addresses of a name; asked only when a row is opened. */
  readonly detail?: (row: RowOf<C>, input: QueryInput<L, z.infer<P>>) => Sql
  /** The records that the row was counted from. `detail` has no keys where the hunt declares none. */
  readonly evidence: (row: RowOf<C>, params: z.infer<P>, detail: Detail) => readonly Evidence[]
  /** At most three next checks. */
  readonly checks?: (row: RowOf<C>, params: z.infer<P>, detail: Detail) => readonly Evidence[]
  /** One row per line of the coverage: label, observed, of, note, `group` where lines stand in blocks, and `lost` where some are reasons why records were lost. */
  readonly coverage?: (input: QueryInput<L, z.infer<P>>) => Sql
  /** What could be judged, in words with its shares: the coverage's title. */
  readonly covered?: (lines: readonly Coverage[]) => string
  /** A chart of one row: at most 600 points that stand for all, summed in SQL where there are more; the component of that kind knows the columns. */
  readonly chart?: {
    readonly kind: 'lanes' | 'days'
    readonly title: string
    readonly query: (row: RowOf<C>, input: QueryInput<L, z.infer<P>>) => Sql
  }
  /** A chart of the whole table; the component of that kind knows what it says. */
  readonly overview?: Scatter<keyof C & string> | Rarity<keyof C & string> | MatrixSpec<keyof C & string> | SideBySide
  /** Where rows are of certificates: the columns that hold from when to when one is valid, the limit in days at its issue and whether it binds the issuer, and when it was seen. */
  readonly validity?: Readonly<Record<'before' | 'after' | 'limit' | 'held' | 'first' | 'last', keyof C & string>>
  /** Where the hunt takes the user's exceptions: the columns that an exception made from a row is of, and the one that sums what it takes out. */
  readonly excepts?: Readonly<Record<'port' | 'proto' | 'service' | 'count', keyof C & string>>
  readonly playbook: Playbook
  /** What normal looks like in the data: stands in the playbook under the words about it. */
  readonly normal: (params: z.infer<P>, fn: Dialect) => Normal<keyof C & string>
  readonly falsePositives: readonly FalsePositive[]
  readonly blindSpots: readonly string[]
}

/** A hunt as the list holds it, its own types put away. */
export type Hunt = HuntSpec<string, ParamsSchema, Columns>

/** Declares a hunt: page, form, JSON, CSV, navigation, API description and contract tests come from this one value. */
export function defineHunt<const L extends string, P extends ParamsSchema, const C extends Columns>(spec: HuntSpec<L, P, C>): Hunt {
  return spec as unknown as Hunt
}
