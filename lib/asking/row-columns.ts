import type { Column, Columns } from '../columns'
import type { Comparable } from '../where/condition'

const types: Readonly<Partial<Record<Column['kind'], Comparable['type']>>> = {
  score: 'double',
  port: 'double',
  count: 'double',
  number: 'double',
  ratio: 'double',
  share: 'double',
  bytes: 'double',
  interval: 'double',
  time: 'time',
  bool: 'bool',
  list: 'vector[string]',
  marks: 'vector[string]',
  names: 'vector[string]',
  addresses: 'vector[addr]',
  address: 'addr',
}

/** What explains a row, by code: rows of any hunt with explanations can be filtered by it. */
export const explained: Comparable = { name: 'explained', type: 'vector[string]' }

/** Which row it is, by id: a pill excludes what several values together make. */
export const rowItself: Comparable = { name: 'row', type: 'string' }

/** A hunt's columns as filters compare them. */
export function rowColumns(columns: Columns): Comparable[] {
  return Object.entries(columns).map(([name, { kind }]) => ({ name, type: types[kind] ?? 'string' }))
}
