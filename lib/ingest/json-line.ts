import { parse as parseLossless } from 'lossless-json'
import { isHeld } from './form'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A whole number of 16 digits or more may not fit a double, nor one with a high exponent; a match inside a string only costs time. */
const LARGE_NUMBER = /[:,[]\s*-?(?:\d{16}|[\d.]+[eE][+-]?\d{3})/

function countKeys(value: unknown): number {
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countKeys(item)
  } else if (isObject(value)) {
    const keys = Object.keys(value)
    count = keys.length
    for (const key of keys) if (typeof value[key] === 'object') count += countKeys(value[key])
  }
  return count
}

/** How often a name may end here: at least the names of the text, unless blanks stand before a colon. */
function countColons(text: string): number {
  let count = 0
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) count += 1
  return count
}

export type JsonLine = { readonly record: JsonObject } | { readonly reason: string }

/** A number; as it is written where a double would make infinity or nothing of it. */
const exactNumber = (digits: string): number | bigint | string => {
  if (!isHeld(digits)) return digits
  const number = Number(digits)
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number
}

const record = (value: unknown): JsonLine => (isObject(value) ? { record: value } : { reason: 'JSON, but no object' })

/**
 * One object of one line. Whole numbers that a double would round are bigints; what is beyond any double is text.
 * A name that occurs twice with different values is a fault: which one was meant cannot be known.
 */
export function parseLine(text: string): JsonLine {
  try {
    const value: unknown = JSON.parse(text)
    if (!LARGE_NUMBER.test(text) && countKeys(value) === countColons(text)) return record(value)
    return record(parseLossless(text, null, exactNumber))
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'JSON nested too deeply' }
    const name = /Duplicate key '(.{1,80})'/i.exec(error instanceof Error ? error.message : '')?.[1]
    return { reason: name === undefined ? 'broken JSON' : `${name} occurs twice with different values` }
  }
}

/** The line as it was, where shippers keep it. */
function kept(record: JsonObject): unknown {
  const { result, event } = record
  return [
    record.message,
    record._raw,
    isObject(result) ? result._raw : null,
    isObject(event) ? event.original : null,
    record['event.original'],
    record.log,
  ].find((text) => typeof text === 'string' && /^\s*\{/.test(text))
}

/** A record out of its shipper's wrapping, as text or as an object; `wrapping` is null where there is none. */
export function unwrapped(record: JsonObject): { readonly record: JsonObject; readonly wrapping: JsonObject | null } {
  if (record.ts !== undefined) return { record, wrapping: null }
  if (isObject(record.json) && record.json.ts !== undefined) return { record: record.json, wrapping: record }
  const line = kept(record)
  const inner = typeof line === 'string' ? parseLine(line) : null
  return inner && 'record' in inner ? { record: inner.record, wrapping: record } : { record, wrapping: null }
}
