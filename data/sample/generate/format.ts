import type { Column } from './layouts'

/** Times and intervals are microseconds. */
export type Scalar = string | number | boolean
export type Value = Scalar | readonly Scalar[] | null
/** By Zeek's field names; an absent field is unset. */
export type Row = Readonly<Record<string, Value>> & { readonly ts: number }

const isSpan = (type: string) => type === 'time' || type === 'interval'

function decimal(micros: number): string {
  const text = String(micros).padStart(7, '0')
  return `${text.slice(0, -6)}.${text.slice(-6)}`
}

/** As Zeek's ASCII writer escapes: backslash, control characters, and the separator of lists inside of them. */
function escaped(text: string, inList: boolean): string {
  if (text === '') return '(empty)'
  if (text === '-' || text === '(empty)') return `\\x${text.charCodeAt(0).toString(16)}${text.slice(1)}`
  const safe = text.replaceAll('\\', '\\\\')
  return inList ? safe.replaceAll(',', '\\x2c') : safe
}

function scalar(value: Scalar, type: string, inList: boolean): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  if (typeof value === 'string') return escaped(value, inList)
  return isSpan(type) ? decimal(value) : String(value)
}

const isList = (value: Value): value is readonly Scalar[] => Array.isArray(value)

export function tsvLine(row: Row, columns: readonly Column[]): string {
  return columns
    .map(({ field, type }) => {
      const value = row[field]
      if (value === null || value === undefined) return '-'
      if (!isList(value)) return scalar(value, type, false)
      return value.length === 0 ? '(empty)' : value.map((element) => scalar(element, type, true)).join(',')
    })
    .join('\t')
}

export function jsonLine(row: Row, columns: readonly Column[]): string {
  const pairs = columns.flatMap(({ field, type }) => {
    const value = row[field]
    if (value === null || value === undefined) return []
    // Six decimals as text: a number of JavaScript would drop their zeros, which Zeek does too, and could round.
    const text = isSpan(type) && typeof value === 'number' ? decimal(value) : JSON.stringify(value)
    return [`${JSON.stringify(field)}:${text}`]
  })
  return `{${pairs.join(',')}}`
}
