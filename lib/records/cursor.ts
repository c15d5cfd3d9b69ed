import type { Sort } from '../asking/paging'
import { badParams } from '../errors'
import { allOf, anyOf, identifier, raw, type Sql, sql } from '../sql'
import type { Dialect, StoredColumn } from '../store/store'
import { microsToIso } from '../time'
import { tableOf } from '../where/limit'

export interface RecordKey {
  /** Microseconds since 1970; null for a record without a time. */
  readonly micros: bigint | null
  readonly rowid: bigint
}

export const hasTime = (columns: readonly StoredColumn[]) => columns.some(({ name, type }) => name === 'ts' && type === 'time')

/** `<micros since 1970>.<row>`, `n` for no time: both must fit when the record is looked up. */
export function recordId(columns: readonly StoredColumn[], fn: Dialect): Sql {
  return hasTime(columns)
    ? sql`coalesce(CAST(${fn.epochMicros(identifier('ts'))} AS VARCHAR), 'n') || '.' || CAST(rowid AS VARCHAR)`
    : sql`'n.' || CAST(rowid AS VARCHAR)`
}

/** Reads a record's id; null for what is none. */
export function parseRecordId(id: string): RecordKey | null {
  const match = /^(n|-?\d{1,18})\.(\d{1,18})$/.exec(id)
  return match ? { micros: match[1] === 'n' ? null : BigInt(match[1] ?? ''), rowid: BigInt(match[2] ?? '') } : null
}

/** Exactly the record that a key names, or none if the row now holds another. */
export function isRecord({ micros, rowid }: RecordKey, columns: readonly StoredColumn[], fn: Dialect): Sql {
  const timed = hasTime(columns) ? sql`${fn.epochMicros(identifier('ts'))} IS NOT DISTINCT FROM ${micros}` : micros === null
  return sql`rowid = ${rowid} AND ${timed}`
}

/** The place after a record in an order of its log. */
export function writeCursor(sorts: readonly Sort[], id: string): string {
  return Buffer.from(JSON.stringify([sorts.map(({ key, descending }) => (descending ? `-${key}` : key)).join(','), id])).toString(
    'base64url',
  )
}

/** The record that a cursor names. Throws `bad-params` where it belongs to another order. */
export function readCursor(cursor: string, sorts: readonly Sort[]): RecordKey {
  const id = /"([^"]*)"\]$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? ''
  const key = parseRecordId(id)
  if (!key || writeCursor(sorts, id) !== cursor)
    throw badParams({ cursor: ['belongs to another order, or was changed; ask again without it'] })
  return key
}

/** The rows that come after one row of the same table, in the order of the keys, unset last, then downwards by rowid. */
export function after({ rowid, micros }: RecordKey, sorts: readonly Sort[], log: string, fn: Dialect): Sql {
  const time = micros === null ? null : microsToIso(micros)
  // The engine skips whole blocks where a bound time, but not where a subquery, rules them out.
  const last = (key: string) =>
    key === 'ts' && time !== null ? fn.timestamp(time) : sql`(SELECT ${identifier(key)} FROM ${tableOf(log)} WHERE rowid = ${rowid})`
  const steps = sorts.map(({ key, descending }) => {
    const name = identifier(key)
    const beyond = descending ? sql`${name} < ${last(key)}` : sql`${name} > ${last(key)}`
    return {
      beyond: anyOf([beyond, sql`${name} IS NULL AND ${last(key)} IS NOT NULL`]),
      same: sql`${name} IS NOT DISTINCT FROM ${last(key)}`,
    }
  })
  const ties = [...steps, { beyond: sql`rowid < ${rowid}`, same: raw('TRUE') }]
  return anyOf(ties.map(({ beyond }, i) => allOf([...ties.slice(0, i).map(({ same }) => same), beyond])))
}
