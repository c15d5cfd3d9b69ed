import { elementType, type ZeekType } from '../logs/log'
import type { PartColumn } from './part'
import { noValue } from './reason'

/**
 * The engine casts generously: a count of `3.5` is 4 to it, and `1e3`, ` 5`, `0x10`, `1_000` are whole numbers, `yes` and `1` truths.
 * What is made of these characters alone it reads as it stands, or rejects. Of times and intervals, past 2^31 Zeek writes `3.942020728e+09`: certificates
 * that end after 2038, leases without end (src/3rdparty/modp_numtoa.c).
 */
export const CHARACTERS: Readonly<Partial<Record<ZeekType, string>>> = {
  count: '0-9-',
  int: '0-9-',
  port: '0-9-',
  time: '0-9.e+-',
  interval: '0-9.e+-',
  bool: 'TF-',
}

// What more digits or a higher exponent say may be beyond a double: the engine would make infinity of it, or nothing.
const PLAIN = '[0-9.]{1,308}|[0-9.]{1,100}[eE][+-]?(?:[0-9]{1,2}|1[0-9]{2})'
const SCIENTIFIC = '[0-9](?:\\.[0-9]{0,100})?[eE][+-]?(?:[0-9]{1,2}|[12][0-9]{2}|30[0-7])'
const DOUBLE = `-?(?:${PLAIN}|${SCIENTIFIC}|inf|nan)|-`
const NUMBER = /^-?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?$/
const TEXT = '[^\\t\\n]*'

/** What a value in Zeek's default dialect has to look like, as the source of an expression; null for text, which is as it is. */
function formOf(type: ZeekType): string | null {
  const element = elementType(type)
  const characters = CHARACTERS[element ?? type]
  if (characters) return element ? `[,${characters}]*|\\(empty\\)` : `[${characters}]*`
  if ((element ?? type) !== 'double') return null
  return element ? `(?:${DOUBLE})(?:,(?:${DOUBLE}))*|\\(empty\\)` : DOUBLE
}

const forms = new Map<ZeekType, RegExp | null>()

/** Whether a number is one that a double holds: neither infinity nor nothing would become of it. */
export function isHeld(value: string): boolean {
  const number = NUMBER.test(value) ? Number(value) : Number.NaN
  return Number.isFinite(number) && (number !== 0 || !/^[^eE]*[1-9]/.test(value))
}

/** Whether the engine would read a value of Zeek's default dialect as what it says, or reject it. */
export function fits(value: string, type: ZeekType): boolean {
  let form = forms.get(type)
  if (form === undefined) {
    const source = formOf(type)
    form = source === null ? null : new RegExp(`^(?:${source})$`)
    forms.set(type, form)
  }
  return form === null || form.test(value) || (type === 'double' && isHeld(value))
}

/** Why a line's values do not fit their columns, else null; values are byte strings. */
export function misfit(values: readonly string[], columns: readonly PartColumn[]): string | null {
  for (const [i, column] of columns.entries()) {
    const value = values[i] ?? ''
    if (!fits(value, column.type)) return noValue(column, Buffer.from(value, 'latin1').toString())
  }
  return null
}

/** The engine of expressions refuses long ones. */
const MOST_COLUMNS = 1000
const lines = new WeakMap<readonly PartColumn[], RegExp>()

/**
 * Matches, from its `lastIndex` on, a line with its newline that has as many values as there are columns, all of which fit.
 * Of very many columns it matches none.
 */
export function lineForm(columns: readonly PartColumn[]): RegExp {
  const there = lines.get(columns)
  if (there) return there
  const source = columns.length > MOST_COLUMNS ? '(?!)' : `${columns.map(({ type }) => `(?:${formOf(type) ?? TEXT})`).join('\\t')}\\n`
  const form = new RegExp(source, 'y')
  lines.set(columns, form)
  return form
}
