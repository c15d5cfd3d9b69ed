import { addressNumber, parseBlock } from '../address'
import { wanted } from '../filters'
import type { ZeekType } from '../logs/log'
import { elementType } from '../logs/log'
import type { Range } from '../networks'
import { allOf, raw, type Sql, type SqlValue, sql } from '../sql'
import type { Dialect } from '../store/store'
import { microsToIso, parseTime } from '../time'

/** A column that a filter can compare. */
export interface Comparable {
  readonly name: string
  readonly type: ZeekType
  /** Text that may hold addresses, so that networks apply to it. */
  readonly addresses?: boolean
  /** Of a vector only the element at this position, from 1; `type` is then the element's. */
  readonly position?: number
}

/** The value cannot be of the column's type; `at` counts from the value's beginning. */
export interface Misfit {
  readonly at: number
  readonly message: string
}

interface Reader {
  readonly what: string
  readonly read: (text: string, fn: Dialect) => SqlValue | Sql | null
}

const whole = (what: string, least: bigint, most: bigint): Reader => ({
  what,
  read: (text) => {
    const value = /^[+-]?\d{1,20}$/.test(text) ? BigInt(text) : null
    return value !== null && value >= least && value <= most ? value : null
  },
})

const decimal = (what: string): Reader => ({
  what,
  read: (text) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null),
})

const words: Readonly<Record<string, boolean>> = { t: true, true: true, f: false, false: false }

/** Types that are compared by value; all others are compared as text. */
const readers: Readonly<Partial<Record<string, Reader>>> = {
  time: {
    what: 'a time, as in 2025-10-29T14:35:00Z or in seconds since 1970',
    read: (text, fn) => {
      const micros = parseTime(text)
      const iso = micros === null ? null : microsToIso(micros)
      return iso === null ? null : fn.timestamp(iso)
    },
  },
  interval: decimal('a number of seconds'),
  double: decimal('a number'),
  count: whole('a whole number', 0n, 2n ** 64n - 1n),
  int: whole('a whole number', -(2n ** 63n), 2n ** 63n - 1n),
  port: whole('a whole number from 0 to 65535', 0n, 65_535n),
  bool: { what: 'T or F', read: (text) => words[text.toLowerCase()] ?? null },
}

/** A glob: `*` stands for any text, all else for itself. */
function like(value: Sql, glob: string): Sql {
  const pattern = glob.replaceAll(/[!%_]/g, '!$&').replaceAll('*', '%')
  return pattern.includes('!') ? sql`${value} LIKE ${pattern} ESCAPE '!'` : sql`${value} LIKE ${pattern}`
}

function compareText(value: Sql, text: string, exact: boolean): Sql {
  return !exact && text.includes('*') ? like(value, text) : sql`${value} = ${text}`
}

/** Splits `a..b` where a range can stand; either end may be open. */
function ends(text: string): readonly [string, string] | null {
  const at = text.indexOf('..')
  return at === -1 || text === '..' ? null : [text.slice(0, at), text.slice(at + 2)]
}

function compareValue(value: Sql, text: string, reader: Reader, fn: Dialect, halfOpen: boolean): Sql | Misfit {
  const range = ends(text)
  const misfit = (at: number) => ({ at, message: `${reader.what} is expected here` })
  if (!range) {
    const read = reader.read(text, fn)
    return read === null ? misfit(0) : sql`${value} = ${read}`
  }
  const [first, last] = range.map((end) => (end === '' ? null : reader.read(end, fn)))
  if (range[0] !== '' && (first ?? null) === null) return misfit(0)
  if (range[1] !== '' && (last ?? null) === null) return misfit(range[0].length + 2)
  return allOf([
    ...(first === null || first === undefined ? [] : [sql`${value} >= ${first}`]),
    ...(last === null || last === undefined ? [] : [halfOpen ? sql`${value} < ${last}` : sql`${value} <= ${last}`]),
  ])
}

function compareAddress(value: Sql, text: string, fn: Dialect): Sql | Misfit {
  const range = ends(text)
  if (range) {
    const [first, last] = range.map(addressNumber)
    if (typeof first === 'bigint' && typeof last === 'bigint') return fn.inRange(value, first, last)
    return { at: typeof first === 'bigint' ? range[0].length + 2 : 0, message: 'an address is expected here' }
  }
  if (text.includes('*') && /^[\da-f.:*]+$/i.test(text)) return like(value, text)
  if (!parseBlock(text))
    return { at: 0, message: 'an address, a network (192.0.2.0/24) or a range (192.0.2.1..192.0.2.9) is expected here' }
  // One IPv6 address has many spellings, an IPv4 address one.
  return text.includes('/') || text.includes(':') ? fn.inNetwork(value, text) : sql`${value} = ${text}`
}

function compareScalar(value: Sql, text: string, exact: boolean, column: Comparable, type: string, fn: Dialect): Sql | Misfit {
  const reader = readers[type]
  if (reader) return compareValue(value, text, reader, fn, type === 'time')
  if (type === 'addr') return compareAddress(value, text, fn)
  if (column.addresses && !exact && text.includes('/') && parseBlock(text)) return fn.inNetwork(value, text)
  return compareText(value, text, exact)
}

/**
 * The condition that a pill on named networks sets on a column of addresses, never NULL; a list matches by any of its elements. Unset:
 * that no address of it lies in any of them.
 */
export function inNamed(column: Comparable, source: Sql, value: string, ranges: readonly Range[], fn: Dialect): Sql {
  const held = elementType(column.type)
    ? sql`EXISTS (SELECT 1 FROM ${fn.unnest({ element: source })} WHERE ${fn.inRanges(raw('element'), ranges)})`
    : sql`coalesce(${fn.inRanges(source, ranges)}, FALSE)`
  return value === '-' ? sql`NOT ${held}` : held
}

/** Whether the value is compared as the text that it is: no glob, network, range or other spelling of the same. */
function isPlain(text: string, exact: boolean, column: Comparable, type: string): boolean {
  if (readers[type]) return false
  if (type === 'addr') return /^[\d.]+$/.test(text) && parseBlock(text) !== null
  return exact || !(text.includes('*') || (column.addresses && text.includes('/') && parseBlock(text)))
}

/**
 * The condition that a pill's value sets on a column, never NULL; a list matches by any of its elements, `""` an empty list.
 * `a..b` includes both ends, for times only the first.
 */
export function condition(column: Comparable, source: Sql, value: string, fn: Dialect): Sql | Misfit {
  const want = wanted(value)
  if (want.kind === 'unset') return sql`${source} IS NULL`
  const exact = want.kind === 'exact'
  const element = elementType(column.type)
  if (!element) return sure(compareScalar(source, want.text, exact, column, column.type, fn))
  if (want.text === '') return sure(sql`${source} = []`)
  // A subquery for each of many alternatives would take the engine minutes.
  if (isPlain(want.text, exact, column, element)) return sure(fn.contains(source, sql`${want.text}`))
  const compared = compareScalar(raw('element'), want.text, exact, column, element, fn)
  return isMisfit(compared) ? compared : sql`EXISTS (SELECT 1 FROM ${fn.unnest({ element: source })} WHERE ${compared})`
}

function sure(compared: Sql | Misfit): Sql | Misfit {
  return isMisfit(compared) ? compared : sql`coalesce(${compared}, FALSE)`
}

export function isMisfit(result: Sql | Misfit): result is Misfit {
  return 'message' in result
}
