import { columnName, type ZeekType } from '../logs/log'
import { inferType } from './json-cell'
import { isObject, type JsonObject } from './json-line'
import { type Fields, fieldsOf, freeName } from './layout'
import type { PartColumn } from './part'
import type { Spools } from './spool'

/** A file in which every line has fields of its own must not make a table without end. */
const MOST_COLUMNS = 1000

/** The columns of a JSON log, which grow with the fields that are met; shared by the files of a batch. */
export interface JsonLayout {
  readonly log: string
  /** A new array whenever a column came or changed its type. */
  readonly columns: readonly PartColumn[]
  /** A record's values by position of their columns, which are made where they are missing; null where there are too many. */
  cells(record: JsonObject, remark: (text: string) => void): readonly unknown[] | null
  /** Position of the column that a field fills, where it is known and no value can change its type any more; else null. */
  settled(source: string): number | null
  /** Position of a column, else -1. */
  position(column: string): number
}

interface Target {
  readonly position: number
  /** It is another name of the column: the field's own name goes before it. */
  readonly alias: boolean
}

const merged = (a: ZeekType | null, b: ZeekType | null): ZeekType | null => (a === null || b === null ? (a ?? b) : a === b ? a : 'string')

function jsonLayout(log: string): JsonLayout {
  const fields: Fields = fieldsOf(log)
  let columns: PartColumn[] = [...fields.columns]
  /** Per position: null where the type is given by the schema, else what the values said so far. */
  const inferred: ({ type: ZeekType | null } | null)[] = columns.map(() => null)
  const positions = new Map(columns.map((column, i) => [column.column, i]))
  const targets = new Map<string, Target>()

  function position(source: string, column: string): number | null {
    const there = positions.get(column)
    if (there !== undefined) return there
    if (columns.length >= MOST_COLUMNS) return null
    const type = fields.type(column)
    positions.set(column, columns.length)
    columns = [...columns, { source, column, type: type ?? 'string' }]
    inferred.push(type ? null : { type: null })
    return columns.length - 1
  }

  function target(source: string): Target | null {
    const there = targets.get(source)
    if (there) return there
    const plain = columnName(source) || 'unnamed'
    const alias = fields.alias(plain)
    const at = position(source, alias ?? freeName(plain, () => false))
    if (at === null) return null
    const made = { position: at, alias: alias !== null }
    targets.set(source, made)
    return made
  }

  function learn(at: number, value: unknown): void {
    const own = inferred[at]
    const column = columns[at]
    if (!own || !column) return
    const type = merged(own.type, inferType(value))
    if (type === own.type) return
    own.type = type
    if (type && type !== column.type) columns = columns.with(at, { ...column, type })
  }

  // State of the record at hand: functions made anew for each record would cost as much as parsing it.
  let cells: unknown[] = []
  let later: { readonly source: string; readonly value: unknown; readonly position: number }[] = []
  let remark: (text: string) => void = () => undefined

  function put(at: number, value: unknown): void {
    cells[at] = value
    learn(at, value)
  }

  /** The field's column is taken by another field of this record. */
  function putBeside(source: string, value: unknown): boolean {
    const plain = columnName(source) || 'unnamed'
    const column = freeName(plain, (name) => cells[positions.get(name) ?? -1] !== undefined)
    const at = position(source, column)
    if (at === null) return false
    if (column !== plain) remark(`field ${source} collides with another name and is column ${column}`)
    put(at, value)
    return true
  }

  function walk(object: JsonObject, prefix: string): boolean {
    for (const key of Object.keys(object)) {
      const value = object[key]
      const source = prefix === '' ? key : prefix + key
      if (isObject(value) && fields.isGroup(columnName(source))) {
        if (!walk(value, `${source}.`)) return false
        continue
      }
      const to = target(source)
      if (to === null) return false
      if (to.alias) later.push({ source, value, position: to.position })
      else if (cells[to.position] === undefined) put(to.position, value)
      else if (!putBeside(source, value)) return false
    }
    return true
  }

  return {
    log,
    get columns() {
      return columns
    },
    settled(source) {
      const at = targets.get(source)?.position
      return at === undefined || (inferred[at] && inferred[at].type !== 'string') ? null : at
    },
    position: (column) => positions.get(column) ?? -1,
    cells(record, report) {
      cells = new Array(columns.length)
      later = []
      remark = report
      if (!walk(record, '')) return null
      for (const { source, value, position: at } of later)
        if (cells[at] === undefined) put(at, value)
        else if (!putBeside(source, value)) return null
      return cells
    },
  }
}

const batches = new WeakMap<Spools, Map<string, JsonLayout>>()

/** The layout of a log within a batch of spools. */
export function jsonLayoutOf(spools: Spools, log: string): JsonLayout {
  const layouts = batches.get(spools) ?? new Map<string, JsonLayout>()
  batches.set(spools, layouts)
  const layout = layouts.get(log) ?? jsonLayout(log)
  layouts.set(log, layout)
  return layout
}
