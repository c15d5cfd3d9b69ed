import type { NamedNetwork } from '../networks'
import type { Sql } from '../sql'

/** A file of the user's, as it was read. */
export interface ListInfo {
  /** Name in the folder. */
  readonly file: string
  readonly kind: 'popularity' | 'categorised' | 'asn' | 'country' | 'exceptions' | 'networks' | 'unknown'
  /** Last change of the file, ISO 8601 UTC; null beyond what can be written so. */
  readonly date: string | null
  /** Names or address ranges in use; null where the format does not tell. */
  readonly entries: number | null
  /** What was left out, or why the file is not used. */
  readonly remark: string | null
}

/** What lists of one kind say, usable behind FROM; empty without a file. */
export interface ListRelation extends Sql {
  /** Whether a file of the kind is in use. */
  readonly present: boolean
  /** Names of those files, in their order. */
  readonly files: readonly string[]
}

/** A baseline as hunts compare with it: what was frozen of a window, whatever became of the logs. */
export interface FrozenBaseline {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly filter: readonly string[]
  readonly made: { readonly level: 'host' | 'network'; readonly own_networks: readonly string[] }
  readonly covered: {
    readonly hours: number
    readonly weekdays: number
    readonly weekend_days: number
    readonly quiet: readonly string[]
    readonly usual: number | null
    /** Captured hours of its fullest day; 0 where it is not known. */
    readonly fullest: number
  }
  /** Logs that had records in the window. */
  readonly logs: readonly string[]
  /** The items of a kind with the columns of lib/baselines/items, `every` and `spread`; null where its log was missing. */
  readonly items: (kind: string) => Sql | null
  /** Outside addresses with the name that they went by: address, name. */
  readonly names: Sql
  /** machine, address: who held an address by DHCP. */
  readonly leases: Sql
  /** network, hour, connections, bytes. */
  readonly rhythm: Sql
}

/** What hunts may join beside the logs. */
export interface Reference {
  /** `name` (lower-case A-labels, no dot at the end), `rank` (from 1), `list` (the file). One row per entry. */
  readonly popular: ListRelation
  /** `name` (lower-case A-labels, no dot at the end), `category` (as written), `list` (the file). One row per entry. */
  readonly categorised: ListRelation
  /** `address`, `asn`, `organisation`: one row per address of the data, `asn` NULL where no list knows it. */
  readonly asn: ListRelation
  /** `address`, `country` (ISO 3166, two letters): one row per address of the data, `country` NULL where no list knows it. */
  readonly country: ListRelation
  /**
   * What the user expects where a registry does not: `address` (one row per address of the data and exception that it lies in), `host` (as
   * written: an address or a network), `port`, `proto`, `service` (each NULL for any; `none` for no protocol), `reason`, `list`.
   */
  readonly exceptions: ListRelation
  /**
   * Rules for what is a public suffix: `name`, and `shift`, to be added to the number of labels in front of `name`.
   * 0: the name itself is one; -1: each name right below it is; 1: it is none, its parent is. `open`: strangers get names below it.
   */
  readonly suffixes: Sql
  /** The networks that the user named, each CIDR once: the page's word before a file's, an earlier file's before a later one's. */
  readonly networks: readonly NamedNetwork[]
  /** Those of files in whose place another one stands. */
  readonly replaced: readonly NamedNetwork[]
  readonly lists: readonly ListInfo[]
  /** The baselines that were frozen, newest first. */
  readonly baselines: readonly FrozenBaseline[]
  /** Differs whenever the relations may: part of the key of what is kept. */
  readonly key: string
}

/** Rows that the user expects and does not want listed. */
export interface AllowEntry {
  readonly id: string
  /** Ids of hunts. */
  readonly hunts: 'all' | readonly string[]
  /** What must hold of a row, all of it; each as a pill says it, `field` a key of a column, a field of a log, `name` or `host`. */
  readonly what: readonly { readonly field: string; readonly value: string }[]
  /** The network (CIDR) in which all sources of the row must lie; null for any. */
  readonly source: string | null
}

/** The entries that have not expired. */
export interface Allowed {
  readonly entries: readonly AllowEntry[]
  /** Why there are none, where they could not be read. */
  readonly fault: string | null
}
