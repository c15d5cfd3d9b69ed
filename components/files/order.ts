import type { GridSort } from '../grid/column'
import { byUrgency, type LedgerFile, outcome } from './file'

type Value = string | number | null

const keys: Readonly<Record<string, (file: LedgerFile) => Value>> = {
  result: outcome,
  path: (file) => file.path,
  log: (file) => file.log,
  format: (file) => file.format,
  lines: (file) => file.lines,
  rows: (file) => file.rows,
  rejected: (file) => file.rejected,
  skipped: (file) => file.skipped,
  span: (file) => file.first_seen,
  bytes: (file) => file.bytes,
}

/** The ledger in the order of a column; without one, what needs attention first. What is unset comes last either way. */
export function sortFiles(files: readonly LedgerFile[], sort: GridSort | null): readonly LedgerFile[] {
  const key = sort && Object.hasOwn(keys, sort.key) ? keys[sort.key] : undefined
  if (!sort || !key) return byUrgency(files)
  return files.toSorted((a, b) => compare(key(a), key(b), sort.descending))
}

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1)
}
