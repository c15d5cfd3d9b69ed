import {
  DuckDBBlobValue,
  type DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import type { SqlValue } from '../sql'
import { canonicalText } from '../text'
import { microsToIso } from '../time'
import type { Cell, Row } from './store'

/** A value as it is bound: lists bind as lists of text. */
export function bound(value: SqlValue): DuckDBValue {
  if (typeof value === 'object' && value !== null) return listValue([...value])
  if (typeof value === 'number' && !Number.isFinite(value)) return null
  return value
}

/** Types for the values that need one: an empty list has none of its own. */
export function boundType(value: SqlValue): DuckDBType | undefined {
  return typeof value === 'object' && value !== null ? LIST(VARCHAR) : undefined
}

function integer(value: bigint): Cell {
  return value >= -9007199254740992n && value <= 9007199254740992n ? Number(value) : String(value)
}

/** A value of the engine as answers carry it. The only place where values are converted. */
function cell(value: DuckDBValue): Cell {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return integer(value)
  }
  if (value === null || value === undefined) return null
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return microsToIso(value.micros)
  if (value instanceof DuckDBDecimalValue) return value.scale === 0 ? integer(value.value) : Number(value.toString())
  if (value instanceof DuckDBListValue) return value.items.map(cell)
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, cell(entry)]))
  if (value instanceof DuckDBMapValue) return Object.fromEntries(value.entries.map(({ key, value }) => [String(cell(key)), cell(value)]))
  if (value instanceof DuckDBIntervalValue) return (value.months * 30 + value.days) * 86400 + Number(value.micros) / 1e6
  if (value instanceof DuckDBBlobValue) return canonicalText(Buffer.from(value.bytes))
  return value.toString()
}

/** The rows of a chunk as objects by column name. */
export function rowsOf(chunk: DuckDBDataChunk, names: readonly string[]): Row[] {
  const columns = names.map((_, i) => chunk.getColumnValues(i))
  const rows: Row[] = []
  for (let at = 0; at < chunk.rowCount; at++) {
    const row: Record<string, Cell> = {}
    for (let i = 0; i < names.length; i++) row[names[i] ?? ''] = cell(columns[i]?.[at] ?? null)
    rows.push(row)
  }
  return rows
}
