import type { EngineReject } from '../store/duckdb-write'
import type { Part, PartColumn } from './part'

const nouns: Readonly<Record<string, string>> = {
  time: 'time',
  interval: 'interval',
  count: 'count',
  int: 'whole number',
  port: 'port',
  double: 'number',
  bool: 'T or F',
  addr: 'address',
  subnet: 'network',
}

const longest = 80

/** That a value is none of its column's type, in words: `ts: "XXXX" is no time`. */
export function noValue({ source, type }: PartColumn, value: string): string {
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value
  return `${source}: "${shown}" is no ${nouns[/\[(\w+)\]/.exec(type)?.[1] ?? type] ?? type}`
}

/** Why the engine did not take a line, in words: `ts: "XXXX" is no time`, `22 fields, header names 24`. */
export function reasonOf(reject: EngineReject, part: Part): string {
  const column = part.columns[reject.column]
  if (reject.fault === 'value' && column) return noValue(column, reject.value)
  if (reject.fault === 'few' || reject.fault === 'many') return `${reject.fields} fields, header names ${part.columns.length}`
  return reject.fault === 'encoding' ? 'not UTF-8' : 'cannot be read as a line of this log'
}
