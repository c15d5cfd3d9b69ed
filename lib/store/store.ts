import type { LogSchema } from '../logs/log'
import type { Range } from '../networks'
import type { Sql } from '../sql'
import type { Decided } from './decided'
import type { Allowed, Reference } from './reference'

/** A value as every answer carries it: times are ISO 8601 UTC with microseconds, intervals seconds, counts above 2^53 text. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell }
export type Row = Readonly<Record<string, Cell>>

export interface Rows {
  readonly names: readonly string[]
  /** The engine's own type names. */
  readonly types: readonly string[]
  readonly rows: readonly Row[]
}

export interface QueryOptions {
  /** Aborting interrupts the query in the engine; the promise rejects with a UserError `cancelled`. */
  readonly signal?: AbortSignal
  /** Called now and then with the share done, 0–1, where the engine can tell. */
  readonly onProgress?: (share: number) => void
}

export interface StoredColumn {
  readonly name: string
  /** Zeek's type, as the schema or the file's header gave it. */
  readonly type: string
}

/** Where engines disagree. Arguments and answers are fragments. */
export interface Dialect {
  /** Microseconds since 1970 of a timestamp. */
  readonly epochMicros: (time: Sql) => Sql
  /** Microseconds of an interval in seconds. */
  readonly intervalMicros: (interval: Sql) => Sql
  /** A timestamp from microseconds since 1970. */
  readonly fromMicros: (micros: Sql) => Sql
  /** A timestamp from ISO 8601 text. */
  readonly timestamp: (iso: string) => Sql
  /** Start of the bucket that holds a time; width in seconds. */
  readonly bucket: (time: Sql, seconds: number) => Sql
  readonly quantile: (value: Sql, share: number) => Sql
  /** Distinct set values as a sorted list, empty when there are none. */
  readonly list: (value: Sql) => Sql
  readonly contains: (list: Sql, value: Sql) => Sql
  /**
   * Lists side by side as rows: a relation with one column per list, shorter lists filled with NULL.
   * Used laterally: `FROM dns, ${fn.unnest({answer: sql`dns.answers`})} AS a`. No rows for empty and unset lists.
   */
  readonly unnest: (lists: Readonly<Record<string, Sql>>) => Sql
  /** The same with `position`, from 1, which takes as long again. */
  readonly unnestPlaced: (lists: Readonly<Record<string, Sql>>) => Sql
  /** The value of the row before in a window; `over` is what stands in `OVER (…)`. */
  readonly lag: (value: Sql, over: Sql) => Sql
  /** The value of the row after. */
  readonly lead: (value: Sql, over: Sql) => Sql
  /** A number whose only bit is at a place from 0 to 62. */
  readonly bit: (place: Sql) => Sql
  /** The bits that any number of a group has. */
  readonly bitsOf: (number: Sql) => Sql
  readonly bitCount: (number: Sql) => Sql
  readonly hasBit: (number: Sql, place: Sql) => Sql
  /** A value where another is largest; rows with either unset are left out. Make `by` unique where the answer must not vary. */
  readonly argMax: (value: Sql, by: Sql) => Sql
  readonly split: (text: Sql, separator: string) => Sql
  /** A list's elements that pass, in their order; positions count from 1. */
  readonly filter: (list: Sql, passes: (element: Sql, position: Sql) => Sql) => Sql
  /** The element at a position, from 1; unset beyond the end. */
  readonly at: (list: Sql, position: Sql) => Sql
  readonly size: (list: Sql) => Sql
  /** A list's distinct elements in order. */
  readonly sorted: (list: Sql) => Sql
  readonly least: (list: Sql) => Sql
  readonly most: (list: Sql) => Sql
  /** How many distinct elements two lists share. */
  readonly shared: (one: Sql, other: Sql) => Sql
  readonly joined: (list: Sql, separator: string) => Sql
  /** The values of a column as a list, repeats kept, in an order that is made total by the caller. */
  readonly inOrder: (value: Sql, order: Sql) => Sql
  /** Numbers of a list in order, each left out that lies within `width` of one that was kept before it. */
  readonly anchors: (list: Sql, width: number) => Sql
  /** A relation of one column with the whole numbers from 1. */
  readonly numbers: (most: number) => Sql
  /** Text with every match of a pattern (RE2) replaced; \\1 in the replacement stands for the first group. */
  readonly replaced: (text: Sql, pattern: string, by: string) => Sql
  /** Whether a text has letters beyond ASCII. */
  readonly beyondAscii: (text: Sql) => Sql
  /** Whether a pattern (RE2) matches anywhere in a text. */
  readonly matches: (text: Sql, pattern: string) => Sql
  /** The first group of the first match of a pattern (RE2); empty where nothing matches. */
  readonly captured: (text: Sql, pattern: string) => Sql
  /** The first group of every match of a pattern (RE2) as a list. */
  readonly captures: (text: Sql, pattern: string) => Sql
  /** Characters to insert, delete, exchange or swap with their neighbour to make one text of the other. */
  readonly distance: (one: Sql, other: Sql) => Sql
  /** A value as text, as answers carry it: times as ISO 8601 UTC with microseconds. */
  readonly asText: (value: Sql, type: string) => Sql
  readonly isIPv4: (text: Sql) => Sql
  readonly isIPv6: (text: Sql) => Sql
  /** The values of a column as a list, repeats and unset ones kept, in no order, but several of one grouping in the same. */
  readonly collect: (value: Sql) => Sql
  /** A name and its parents, the longest first: `a.b.c`, `b.c`, `c`. */
  readonly parents: (name: Sql) => Sql
  /** The suffix that a name equals or lies below, the longest first; NULL when it is none of them. */
  readonly suffixOf: (name: Sql, suffixes: readonly string[]) => Sql
  /** Whether text is one of a short bound list. */
  readonly oneOf: (value: Sql, list: readonly string[]) => Sql
  /** Whether an address lies in a CIDR block; the block is parsed and bound, never spliced. */
  readonly inNetwork: (address: Sql, cidr: string) => Sql
  /** Whether an address lies between two others, both included; a range around all of IPv4 is of IPv6 alone. */
  readonly inRange: (address: Sql, first: bigint, last: bigint) => Sql
  /** Whether an address lies in one of some ranges, whose ends are included: decimal numbers of lib/address. */
  readonly inRanges: (address: Sql, ranges: readonly Range[]) => Sql
  /** Network prefix of an address as text: `192.0.0.0/16`, `2001:db8:1::/48`; null for what is no address. */
  readonly networkOf: (address: Sql) => Sql
  /** A relation with the columns of a schema and no rows, for a log that is not loaded. */
  readonly nothing: (schema: LogSchema) => Sql
  /** The median of a list of numbers, filled up with zeros to a length; NULL where that is 0. */
  readonly medianOf: (list: Sql, length: Sql) => Sql
  /** The median distance from the median of the same. */
  readonly deviationOf: (list: Sql, length: Sql) => Sql
  /** Jensen–Shannon divergence (base 2, 0–1) of two lists of counts of one length; NULL where one sums to 0. Lin, IEEE Trans. Inf. Theory 37 (1991). */
  readonly divergence: (one: Sql, other: Sql) => Sql
  /** The rows that `freeze` wrote to a file, usable behind FROM. */
  readonly frozen: (path: string) => Sql
  /** Sixteen hexadecimal digits that depend on all parts; unset parts count. */
  readonly digest: (parts: readonly Sql[]) => Sql
}

export interface Store {
  readonly dialect: Dialect
  /** Logs that are loaded, with their columns in order. */
  tables(): Promise<ReadonlyMap<string, readonly StoredColumn[]>>
  /** Grows with every load and removal: two equal numbers mean equal data. */
  version(): number
  query(query: Sql, options?: QueryOptions): Promise<Rows>
  /** The same, in batches, without holding all rows; ends early when the signal aborts. */
  stream(query: Sql, options?: QueryOptions): AsyncIterable<readonly Row[]>
  /**
   * Runs a query once and keeps its rows until the data change; answers the fragment that names them.
   * The same key within one version of the data answers the same rows. Callers share one run.
   */
  keep(key: string, query: Sql, options?: QueryOptions): Promise<Sql>
  /** Writes what was kept to a file of its own, which outlives the data; `fn.frozen` reads it. */
  freeze(kept: Sql, path: string, options?: QueryOptions): Promise<void>
  /** The user's lists, as their files and the loaded addresses are now; empty relations where there are none. */
  reference(): Promise<Reference>
  /** The user's allow-list as it is now. What is kept does not depend on it. */
  allowed(): Promise<Allowed>
  /** What the users have decided on rows of hunts, as it is now. What is kept does not depend on it. */
  decided(): Promise<Decided>
  close(): Promise<void>
}
