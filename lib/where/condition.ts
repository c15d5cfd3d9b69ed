import { addressNumber, parseBlock } from '../address'
import { wanted } from '../filters'
import type { ZeekType } from '../logs/log'
import { elementType } from '../logs/log'
import type { Range } from '../networks'
import { allOf, raw, type Sql, type SqlValue, sql } from '../sql'
import type { Dialect } from '../store/store'
import { ends, isAddressGlob, isByValue, type Misfit, misfit, noneOf, readTyped } from '../typed-value'

/** A column that a filter can compare. */
export interface Comparable {
  readonly name: string
  readonly type: ZeekType
  /** Text that may hold addresses, so that networks apply to it. */
  readonly addresses?: boolean
  /** Of a vector only the element at this position, from 1; `type` is then the element's. */
  readonly position?: number
  /** All that it can hold, where that is known. */
  readonly words?: readonly string[]
}

/** A glob: `*` stands for any text, all else for itself. */
function like(value: Sql, glob: string): Sql {
  const pattern = glob.replaceAll(/[!%_]/g, '!$&').replaceAll('*', '%')
  return pattern.includes('!') ? sql`${value} LIKE ${pattern} ESCAPE '!'` : sql`${value} LIKE ${pattern}`
}

function compareText(value: Sql, text: string, exact: boolean): Sql {
  return !exact && text.includes('*') ? like(value, text) : sql`${value} = ${text}`
}

function compareValue(value: Sql, text: string, type: string, fn: Dialect): Sql {
  const read = (end: string): SqlValue | Sql | null => {
    const typed = readTyped(type, end)
    return type === 'time' && typeof typed === 'string' ? fn.timestamp(typed) : typed
  }
  const range = ends(text)
  if (!range) return sql`${value} = ${read(text)}`
  const [first, last] = [read(range[0]), read(range[1])]
  return allOf([
    ...(first === null ? [] : [sql`${value} >= ${first}`]),
    ...(last === null ? [] : [type === 'time' ? sql`${value} < ${last}` : sql`${value} <= ${last}`]),
  ])
}

function compareAddress(value: Sql, text: string, fn: Dialect): Sql {
  const [first, last] = ends(text)?.map(addressNumber) ?? []
  if (typeof first === 'bigint' && typeof last === 'bigint') return fn.inRange(value, first, last)
  if (isAddressGlob(text)) return like(value, text)
  // One IPv6 address has many spellings, an IPv4 address one.
  return text.includes('/') || text.includes(':') ? fn.inNetwork(value, text) : sql`${value} = ${text}`
}

function compareScalar(value: Sql, text: string, exact: boolean, column: Comparable, type: string, fn: Dialect): Sql | Misfit {
  const fault = column.words ? noneOf(column.words, text) : misfit(type, text)
  if (fault) return fault
  if (isByValue(type)) return compareValue(value, text, type, fn)
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
  if (isByValue(type)) return false
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
