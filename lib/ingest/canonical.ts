import { elementType } from '../logs/log'
import { type Dialect, ZEEK } from './header'
import type { PartColumn } from './part'

/** Escapes a value's first byte where it would be read as unset or empty, as Zeek does. */
export const keepLiteral = (text: string) => (text === ZEEK.unset ? '\\x2d' : text === ZEEK.empty ? '\\x28empty)' : text)

/** One value of another dialect in Zeek's own: unset and empty as Zeek writes them, a stray tab escaped. */
function value(text: string, dialect: Dialect): string {
  if (text === dialect.unset) return ZEEK.unset
  if (text === dialect.empty) return ZEEK.empty
  return keepLiteral(text.includes('\t') ? text.replaceAll('\t', '\\x09') : text)
}

/** A line's values, byte strings cut at the dialect's separator, in Zeek's own dialect. */
export function canonicalValues(values: readonly string[], columns: readonly PartColumn[], dialect: Dialect): readonly string[] {
  return values.map((text, i) => {
    const column = columns[i]
    if (!column || elementType(column.type) === null || text === dialect.unset || text === dialect.empty) return value(text, dialect)
    return text
      .split(dialect.set)
      .map((element) => value(element, dialect).replaceAll(',', '\\x2c'))
      .join(',')
  })
}
