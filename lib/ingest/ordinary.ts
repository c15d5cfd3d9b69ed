import { elementType, type ZeekType } from '../logs/log'
import { CHARACTERS, lineForm } from './form'
import type { PartColumn } from './part'
import { NEWLINE } from './reader'

const TAB = 9
const HASH = 35
const BYTES = 256
/** Columns whose states a table of 16 bits can number, with one for what went wrong. */
const MOST_COLUMNS = 255

/** The bytes that ordinary values of a type are made of; null where it takes more than bytes to tell. */
function bytesOf(type: ZeekType): RegExp | null {
  const element = elementType(type)
  if ((element ?? type) === 'double') return null
  const characters = CHARACTERS[element ?? type]
  return characters === undefined ? /[^\t\n]/ : new RegExp(`[${element ? ',' : ''}${characters}]`)
}

/** What comes after a byte, by `state | byte`; a state is the column, from 0, times 256. What went wrong stays so. */
function transitions(columns: readonly PartColumn[]): Uint16Array | null {
  const sets = columns.flatMap(({ type }) => bytesOf(type) ?? [])
  if (sets.length < columns.length || columns.length > MOST_COLUMNS) return null
  const wrong = columns.length * BYTES
  const table = new Uint16Array(wrong + BYTES).fill(wrong)
  for (const [column, set] of sets.entries()) {
    const state = column * BYTES
    const last = column === columns.length - 1
    for (let byte = 0; byte < BYTES; byte += 1) if (set.test(String.fromCharCode(byte))) table[state | byte] = state
    table[state | TAB] = last ? wrong : state + BYTES
    table[state | NEWLINE] = last ? 0 : wrong
  }
  return table
}

const tables = new WeakMap<readonly PartColumn[], Uint16Array | null>()

function tableOf(columns: readonly PartColumn[]): Uint16Array | null {
  const there = tables.get(columns)
  if (there !== undefined) return there
  const table = transitions(columns)
  tables.set(columns, table)
  return table
}

/** The state behind bytes. */
function follow(table: Uint16Array, bytes: Buffer, from: number, to: number, state: number): number {
  let now = state
  for (let at = from; at < to; at += 1) now = table[now | (bytes[at] ?? 0)] ?? 0
  return now
}

/** Whether whole lines are all ordinary. Four at a time: each look-up waits for the one before it. */
function allOrdinary(table: Uint16Array, bytes: Buffer): boolean {
  const start = (quarter: number) => bytes.indexOf(NEWLINE, (bytes.length >> 2) * quarter) + 1
  const [b, c, d, end] = [start(1), start(2), start(3), bytes.length]
  const shortest = Math.min(b, c - b, d - c, end - d)
  let [one, two, three, four] = [0, 0, 0, 0]
  for (let at = 0; at < shortest; at += 1) {
    one = table[one | (bytes[at] ?? 0)] ?? 0
    two = table[two | (bytes[b + at] ?? 0)] ?? 0
    three = table[three | (bytes[c + at] ?? 0)] ?? 0
    four = table[four | (bytes[d + at] ?? 0)] ?? 0
  }
  one = follow(table, bytes, shortest, b, one)
  two = follow(table, bytes, b + shortest, c, two)
  three = follow(table, bytes, c + shortest, d, three)
  four = follow(table, bytes, d + shortest, end, four)
  return (one | two | three | four) === 0
}

/**
 * Recognises ordinary lines of a block of whole lines: as many values as columns, all of which fit. Answers where the one that begins at
 * `from` ends, its newline included; -1 for any other line, which may fit as well. All of a block at once where it can, which takes half the time.
 */
export function lineEnds(bytes: Buffer): (columns: readonly PartColumn[], from: number) => number {
  const last = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1
  const end = bytes[last] === HASH ? last : bytes.length
  let asked: readonly PartColumn[] | null = null
  let all = false
  let text: string | null = null
  return (columns, from) => {
    if (asked !== columns) {
      const table = tableOf(columns)
      all = table !== null && from < end && allOrdinary(table, bytes.subarray(from, end))
      asked = columns
    }
    if (all) return from < end ? bytes.indexOf(NEWLINE, from) + 1 : -1
    text ??= bytes.toString('latin1')
    const form = lineForm(columns)
    form.lastIndex = from
    return form.test(text) ? form.lastIndex : -1
  }
}
