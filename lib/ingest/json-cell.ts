import { stringify } from 'lossless-json'
import { elementType, type ZeekType } from '../logs/log'
import { keepLiteral } from './canonical'
import { ZEEK } from './header'
import { isoSeconds, numberSeconds } from './json-time'

/** Pairs included: a quick look, before the exact one. */
const SURROGATES = /[\ud800-\udfff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Zeek escapes
const UNSAFE = /[\\\x00-\x1f\x7f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Zeek escapes
const ALL_UNSAFE = /[\\\x00-\x1f\x7f]/g

const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`

/** Half of a surrogate pair is no character: its three bytes, escaped. */
const half = (char: string) => {
  const code = char.charCodeAt(0)
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)].map(hex).join('')
}

/** A string as Zeek's TSV writer would write it; a backslash in it is a literal one. */
function tsvText(text: string, inList = false): string {
  if (text === '') return ZEEK.empty
  let safe = UNSAFE.test(text) ? text.replaceAll(ALL_UNSAFE, (char) => (char === '\\' ? '\\\\' : hex(char.charCodeAt(0)))) : text
  if (SURROGATES.test(safe)) safe = safe.replaceAll(/[\ud800-\udfff]/gu, half)
  return keepLiteral(inList && safe.includes(',') ? safe.replaceAll(',', '\\x2c') : safe)
}

const jsonText = (value: unknown) => stringify(value) ?? 'null'

function scalar(value: unknown, type: string, milliseconds: boolean | null, inList: boolean): string {
  if (value === null || value === undefined) return ZEEK.unset
  if (typeof value === 'boolean') return type === 'bool' ? (value ? 'T' : 'F') : String(value)
  if (typeof value === 'string') return tsvText((type === 'time' ? isoSeconds(value) : null) ?? value, inList)
  if (typeof value !== 'number' && typeof value !== 'bigint') return tsvText(jsonText(value), inList)
  if (type === 'time') return numberSeconds(Number(value), milliseconds)
  if (type === 'interval') return Number(value).toFixed(6)
  return String(value)
}

const elements = new Map<ZeekType, ReturnType<typeof elementType>>()

/** `elementType`, remembered: it is asked for every value. */
function elementOf(type: ZeekType): ReturnType<typeof elementType> {
  const there = elements.get(type)
  if (there !== undefined) return there
  const element = elementType(type)
  elements.set(type, element)
  return element
}

/**
 * A JSON value as a TSV value of a column's type; `milliseconds` as `countsMilliseconds` says. What does not fit the type is left for the engine to reject.
 */
export function tsvValue(value: unknown, type: ZeekType, milliseconds: boolean | null): string {
  const element = elementOf(type)
  if (element === null || value === null || value === undefined) return scalar(value, type, milliseconds, false)
  if (!Array.isArray(value)) return scalar(value, element, milliseconds, true)
  if (value.length === 0) return ZEEK.empty
  return value.map((item) => scalar(item, element, milliseconds, true)).join(',')
}

/** The type of an unknown field by one of its values; null where the value does not tell. */
export function inferType(value: unknown): ZeekType | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'double'
  // A whole number that a double cannot hold keeps its digits as text.
  if (typeof value === 'bigint') return 'string'
  return Array.isArray(value) ? 'vector[string]' : 'string'
}
