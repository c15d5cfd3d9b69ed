import type { Kind } from '../columns'

/** A field of a log as it is loaded. */
export interface LogField {
  /** Zeek's type of one value: of a set or vector, that of its elements. */
  readonly type: string
  /** Whether a record holds several values. */
  readonly list: boolean
  /** Whether its text is a set, joined by commas. */
  readonly joined: boolean
  readonly kind: Kind
  readonly doc: string
}

/** By column name. */
export type Fields = Readonly<Record<string, LogField>>
/** The fields of a log: those of its table, or of its schema where it is not loaded; none for an unknown log. */
export type FieldsOf = (log: string) => Fields
