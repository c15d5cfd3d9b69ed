import type { EngineReject } from '../store/duckdb-write'
import type { Part } from './part'

const nouns: Readonly<Record<string, string>> = {
  time: 'time',
  interval: 'interval',
  count: 'count',
  int: 'whole number',
  port: 'port',
  double: 'number',
  bool: 'T or F',
}

const longest = 80

/** Why the engine did not take a line, in words: `ts: "XXXX" is no time`, `22 fields, header names 24`. */
export function reasonOf(reject: EngineReject, part: Part): string {
  const column = part.columns[reject.column]
  if (reject.fault === 'value' && column) {
    const value = reject.value.length > longest ? `${reject.value.slice(0, longest)}…` : reject.value
    const noun = nouns[/\[(\w+)\]/.exec(column.type)?.[1] ?? column.type] ?? column.type
    return `${column.source}: "${value}" is no ${noun}`
  }
  if (reject.fault === 'few' || reject.fault === 'many') return `${reject.fields} fields, header names ${part.columns.length}`
  return reject.fault === 'encoding' ? 'not UTF-8' : 'cannot be read as a line of this log'
}
