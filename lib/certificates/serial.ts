import { type Sql, sql } from '../sql'

/**
 * A serial number as Zeek writes it, in the one form that equal numbers share: upper-case hexadecimal without colons and leading zeros,
 * a minus kept. Zeek itself writes two digits per byte, so leading zeros come and go between tools.
 */
export function serialNumber(serial: Sql): Sql {
  const digits = sql`upper(replace(replace(${serial}, ':', ''), '-', ''))`
  return sql`CASE WHEN ${serial} LIKE '-%' THEN '-' ELSE '' END || coalesce(nullif(TRIM(LEADING '0' FROM ${digits}), ''), CASE WHEN ${serial} IS NOT NULL THEN '0' END)`
}

/** What a typed serial number may mean, in the form of `serialNumber`: hexadecimal with `0x`, colons, blanks or leading zeros; decimal. */
export function serialForms(text: string): readonly string[] {
  const [, minus = '', rest = ''] = /^\s*(-?)(.*?)\s*$/s.exec(text) ?? []
  const plain = rest.replaceAll(/[\s:]/g, '')
  const hex = /^(?:0x)?([0-9a-f]+)$/i.exec(plain)?.[1]
  if (hex === undefined) return []
  const form = (digits: string) => minus + (digits.toUpperCase().replace(/^0+/, '') || '0')
  const decimal = /^\d+$/.test(rest) ? [form(BigInt(rest).toString(16))] : []
  return [...new Set([form(hex), ...decimal])]
}
