import type { Log } from './layouts'

type Wanted = string | number | boolean

/**
 * Which rows of a log belong to a story: all fields match. A list of values are alternatives, a list field matches by any of its
 * elements, a text that begins with a star by its end. Times are ISO 8601, UTC, half-open.
 */
export interface Records {
  readonly log: Log
  readonly where: Readonly<Record<string, Wanted | readonly Wanted[]>>
  readonly from?: string
  readonly to?: string
}

/** What happened, told so that its rows can be counted again in the files. */
export interface Story {
  readonly id: string
  readonly title: string
  /** In plain words, with what gives it away. */
  readonly what: string
  /** Looks odd and is not. */
  readonly harmless?: boolean
  readonly hosts: readonly string[]
  readonly names?: readonly string[]
  /** Of the other side. */
  readonly addresses?: readonly string[]
  readonly ports?: readonly number[]
  readonly records: readonly Records[]
  /** Hunts, by id, that must list it. */
  readonly hunts?: readonly string[]
  /** Hunts that may list it and must say what speaks for it. */
  readonly explained?: readonly string[]
}
