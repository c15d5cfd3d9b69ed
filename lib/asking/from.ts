import { printFilter } from '../filters'
import type { From } from '../hunt'
import type { Scope, Unused } from '../scope'
import { identifier, join, type Sql, sql } from '../sql'
import type { Dialect, StoredColumn } from '../store/store'
import { microsToIso, parseTime } from '../time'
import { limit, schemaOf, tableOf } from '../where/limit'
import { fieldsIn } from './fields'

/** A log that a hunt reads beyond the scope's time; seconds, null without end. */
export interface Widened {
  readonly log: string
  readonly before: number | null
  readonly after: number
  /** Whether the scope's filters were left aside too. */
  readonly unfiltered?: true
}

export interface Sources {
  readonly from: Readonly<Record<string, From>>
  readonly unused: readonly Unused[]
  /** What was widened so far: filled while the hunt writes its queries. */
  readonly widened: readonly Widened[]
}

/** What `background` adds to a log's own columns. */
const marks = ['_in_time', '_matching']

function shifted(iso: string | null, seconds: number): string | null {
  const micros = iso === null ? null : parseTime(iso)
  return micros === null ? null : microsToIso(micros + BigInt(Math.round(seconds * 1e6)))
}

/** The logs that a hunt names, each limited to the scope. A log that is not loaded is empty; one without a schema must be loaded. */
export function sources(
  names: readonly string[],
  tables: ReadonlyMap<string, readonly StoredColumn[]>,
  scope: Scope,
  fn: Dialect,
): Sources {
  const widened: Widened[] = []
  const note = (entry: Widened) => {
    if (!widened.some((known) => JSON.stringify(known) === JSON.stringify(entry))) widened.push(entry)
  }
  const unused: Unused[] = names.flatMap((log) => {
    const columns = tables.get(log)
    return columns ? limit(log, columns, scope, fn).unused : []
  })
  const relation = (log: string, within: Scope): Sql => {
    const columns = tables.get(log)
    const schema = schemaOf(log)
    if (columns) {
      const list = join(columns.map(({ name }) => identifier(name)))
      return sql`(SELECT ${list} FROM ${tableOf(log)} WHERE ${limit(log, columns, within, fn).where})`
    }
    if (!schema) throw new RangeError(`${log} is neither loaded nor described`)
    return fn.nothing(schema)
  }
  const background = (log: string): Sql => {
    const columns = tables.get(log)
    if (!columns) return sql`(SELECT absent.*, TRUE AS _in_time, TRUE AS _matching FROM ${relation(log, scope)} AS absent)`
    const { filtered, unused } = limit(log, columns, { ...scope, from: null, to: null }, fn)
    const unfiltered = unused.length < scope.filters.length
    if (scope.from !== null || unfiltered) note({ log, before: null, after: 0, ...(unfiltered && { unfiltered }) })
    const own = columns.filter(({ name }) => !marks.includes(name))
    const inTime = limit(log, columns, { ...scope, to: null, filters: [] }, fn).where
    const loaded = limit(log, columns, { ...scope, from: null, filters: [] }, fn).where
    return sql`(SELECT ${join(own.map(({ name }) => identifier(name)))}, ${inTime} AS _in_time, ${filtered} AS _matching
  FROM ${tableOf(log)} WHERE ${loaded})`
  }
  const one = (log: string, scope: Scope): From => {
    const columns = tables.get(log)
    const filtered =
      columns !== undefined && limit(log, columns, { ...scope, from: null, to: null }, fn).unused.length < scope.filters.length
    return {
      ...relation(log, scope),
      present: columns !== undefined,
      filtered,
      fields: fieldsIn(tables)(log),
      around: ({ before, after }) => {
        if (scope.from !== null || scope.to !== null) note({ log, before, after })
        return relation(log, { ...scope, from: shifted(scope.from, -before), to: shifted(scope.to, after) })
      },
      get history() {
        if (scope.from !== null) note({ log, before: null, after: 0 })
        return relation(log, { ...scope, from: null })
      },
      context: ({ before, after }) => {
        if (before + after > 0 && (scope.from !== null || scope.to !== null)) note({ log, before, after })
        const reason = `${log} is read whole for what belongs to the records that are left`
        for (const filter of scope.filters.map(printFilter))
          if (columns && !unused.some((known) => known.log === log && known.filter === filter)) unused.push({ filter, log, reason })
        return relation(log, { from: shifted(scope.from, -before), to: shifted(scope.to, after), filters: [] })
      },
      get unfiltered() {
        if (filtered) note({ log, before: 0, after: 0, unfiltered: true })
        return one(log, { ...scope, filters: [] })
      },
      get background() {
        return background(log)
      },
    }
  }
  return { from: Object.fromEntries(names.map((log) => [log, one(log, scope)])), unused, widened }
}
