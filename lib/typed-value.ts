import { addressNumber, parseBlock } from './address'
import { microsToIso, parseTime } from './time'

/** The value cannot be of the field's type; `at` counts from the value's beginning. */
export interface Misfit {
  readonly at: number
  readonly message: string
}

interface Reader {
  readonly what: string
  /** Times are read as ISO 8601. */
  readonly read: (text: string) => bigint | number | boolean | string | null
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

/** Types that are compared by value; addresses are read apart, all others are text. */
const readers: Readonly<Partial<Record<string, Reader>>> = {
  time: {
    what: 'a time, as in 2025-10-29T14:35:00Z or in seconds since 1970',
    read: (text) => {
      const micros = parseTime(text)
      return micros === null ? null : microsToIso(micros)
    },
  },
  interval: decimal('a number of seconds'),
  double: decimal('a number'),
  count: whole('a whole number', 0n, 2n ** 64n - 1n),
  int: whole('a whole number', -(2n ** 63n), 2n ** 63n - 1n),
  port: whole('a whole number from 0 to 65535', 0n, 65_535n),
  bool: { what: 'T or F', read: (text) => words[text.toLowerCase()] ?? null },
}

export const isByValue = (type: string): boolean => readers[type] !== undefined

/** A value of a type that is compared by value; null for text that is none. */
export const readTyped = (type: string, text: string) => readers[type]?.read(text) ?? null

/** Splits `a..b` where a range can stand; either end may be open. */
export function ends(text: string): readonly [string, string] | null {
  const at = text.indexOf('..')
  return at === -1 || text === '..' ? null : [text.slice(0, at), text.slice(at + 2)]
}

/** A glob of addresses: `192.0.2.*`. */
export const isAddressGlob = (text: string): boolean => text.includes('*') && /^[\da-f.:*]+$/i.test(text)

/** What keeps a text from being compared as a type; null where it fits. */
export function misfit(type: string, text: string): Misfit | null {
  const reader = type === 'addr' ? { what: 'an address', read: addressNumber } : readers[type]
  if (!reader) return null
  const expected = (at: number, what = reader.what) => ({ at, message: `${what} is expected here` })
  const range = ends(text)
  if (!range) {
    if (type !== 'addr') return reader.read(text) === null ? expected(0) : null
    if (isAddressGlob(text) || parseBlock(text)) return null
    return expected(0, 'an address, a network (192.0.2.0/24) or a range (192.0.2.1..192.0.2.9)')
  }
  const open = (end: string) => end === '' && type !== 'addr'
  const [first, last] = [reader.read(range[0]), reader.read(range[1])]
  const second = range[0].length + 2
  if (first === null && !open(range[0])) return expected(0)
  if (last === null && !open(range[1])) return expected(second)
  return first !== null && last !== null && first > last
    ? { at: second, message: 'a range goes from the lower to the higher: this end is below the first' }
    : null
}

/** What `decision:` can ask for: a verdict, or that there is none that holds. */
export const standings = ['open', 'explain', 'accept', 'watch', 'threat', 'defer'] as const

/** What keeps a text from being one of some words; a glob may stand for several. */
export function noneOf(words: readonly string[], text: string): Misfit | null {
  return text.includes('*') || words.includes(text)
    ? null
    : { at: 0, message: `${words.slice(0, -1).join(', ')} or ${words.at(-1)} is expected here` }
}

/** Whether text is meant as an address: one, a network, a range, or a glob or slip of digits or of hexadecimal groups. */
export const addressLike = (value: string): boolean =>
  parseBlock(value) !== null || /^[\d.*/]+$/.test(value) || /^(?=.*:)[\da-f.:*/]+$/i.test(value)

/** What is wrong with a value of a field that is the same wherever it stands; null where only the log or the hunt can tell. */
export function fieldMisfit(field: string, text: string): Misfit | null {
  if (/^(port|id_orig_p|id_resp_p)$/.test(field)) return misfit('port', text)
  // http has a host that is a name, and an end of an edge may be one.
  if (/^(host|src|dst|id_orig_h|id_resp_h)$/.test(field)) return addressLike(text) ? misfit('addr', text) : null
  return field === 'decision' ? noneOf(standings, text) : null
}
