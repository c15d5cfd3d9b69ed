/**
 * What a value is, which decides how it is aligned, formatted, exported and what its menu offers.
 * `ratio` and `share` are fractions 0–1, a share is drawn in percent; `interval` is seconds; `time` is ISO 8601 UTC; `list` is a sorted array,
 * `marks` one of a few words each. `end` is one end of a connection as a text that may be an address, a network or a name.
 */
export type Kind =
  | 'score'
  | 'text'
  | 'name'
  | 'address'
  | 'network'
  | 'port'
  | 'count'
  | 'number'
  | 'ratio'
  | 'share'
  | 'bytes'
  | 'interval'
  | 'time'
  | 'bool'
  | 'list'
  | 'marks'
  | 'addresses'
  | 'names'
  | 'hash'
  | 'uid'
  | 'agent'
  | 'end'

export interface Column {
  readonly kind: Kind
  /** Head of the column, one to three words. */
  readonly label: string
  /** Second line of the head: unit, denominator or Zeek field. */
  readonly unit?: string
  /** What the figure means and how it is computed, one or two sentences. */
  readonly help: string
  /** The log field that a filter on this value uses. */
  readonly field?: string
  /** Where no field holds the value: the column of this answer that a filter on it uses. */
  readonly by?: string
  /** The field under which other hunts know the value, where its kind does not say so. */
  readonly general?: 'host' | 'name'
  /** Of a first key whose label does not say it: what one row is, `edge`. */
  readonly one?: string
  /** 1 always stays; 2 yields below 700 px of main, 3 below 900. */
  readonly priority?: 1 | 2 | 3
  /** What stands in the table where the value is unset or an empty list, in place of a dash. */
  readonly unset?: string
  /** Key of the text column that stands in the table where the value is unset. */
  readonly otherwise?: string
  /** Of a share: key of the column of counts that are parts of the same whole. */
  readonly part?: string
  /** px, where the usual width of the kind does not suit. */
  readonly width?: number
  /** Carried in answers and exports, not drawn in the table. */
  readonly quiet?: boolean
}

export type Columns = Readonly<Record<string, Column>>

/** A column as answers carry it: with its key, and null for the unit or field that it lacks. */
export interface ListedColumn extends Omit<Column, 'unit' | 'field'> {
  readonly key: string
  readonly unit: string | null
  readonly field: string | null
}

/** Columns as answers carry them. */
export const columnList = (columns: Columns): ListedColumn[] =>
  Object.entries(columns).map(([key, column]) => ({ key, ...column, unit: column.unit ?? null, field: column.field ?? null }))

/** The TypeScript value of a column of that kind, as answers carry it. Anything may be null. */
export type ValueOf<K extends Kind> = K extends 'list' | 'marks' | 'addresses' | 'names'
  ? readonly string[]
  : K extends 'bool'
    ? boolean
    : K extends 'score' | 'port' | 'count' | 'number' | 'ratio' | 'share' | 'bytes' | 'interval'
      ? number
      : string

export type RowOf<C extends Columns> = { readonly [Key in keyof C]: ValueOf<C[Key]['kind']> | null }
