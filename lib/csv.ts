import type { Cell } from './store/store'

/** Text that a spreadsheet would run as a formula when it opens the file; apostrophes before it count too, so that taking one away gives the text back. */
const formula = /^'*[=+\-@\t\r]/

/** One value as RFC 4180 wants it. Text that begins like a formula gets an apostrophe in front; arrays and objects are JSON text. */
export function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One record with its line end. */
export function csvLine(values: readonly Cell[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}
