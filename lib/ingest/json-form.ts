import { elementType, type ZeekType } from '../logs/log'
import { keepLiteral } from './canonical'
import { ZEEK } from './header'
import type { JsonLayout } from './json-layout'
import { isoSeconds } from './json-time'

/** How a plain value of a type stands in JSON, its one group the text of it, and how that stands in TSV; null where parsing has to tell. */
interface Plain {
  readonly source: string
  tsv(text: string): string | null
}

const CHARACTER = '[^"\\\\\\x00-\\x1f\\x7f]'
const WHOLE = '(?:0|-?[1-9][0-9]{0,14})'
// So few digits that a double holds them, and six decimals of them, as they are written.
const SECONDS = '(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,6})?'
const same = (text: string) => text
const list = (element: string) => `\\[((?:${element}(?:,(?!\\])|(?=\\])))*)\\]`
/** Six decimals, as Zeek writes them. */
function seconds(value: string): string {
  const dot = value.indexOf('.')
  if (dot < 0) return `${value}.000000`
  return value.length - dot > 7 ? Number(value).toFixed(6) : value.padEnd(dot + 7, '0')
}
const unlessEmpty = (text: string) => (text === '' ? ZEEK.empty : text)

const text: Plain = { source: `"(${CHARACTER}*)"`, tsv: (value) => (value === '' ? ZEEK.empty : keepLiteral(value)) }

const scalars: Readonly<Partial<Record<ZeekType, Plain>>> = {
  time: {
    source: `((?:[1-7][0-9]{9}|0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,6})?|"[0-9TZ:.-]{20,27}")`,
    tsv: (value) => (value.startsWith('"') ? isoSeconds(value.slice(1, -1)) : seconds(value)),
  },
  interval: {
    source: `((?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,20})?)`,
    tsv: seconds,
  },
  count: { source: `(${WHOLE})`, tsv: same },
  int: { source: `(${WHOLE})`, tsv: same },
  port: { source: `(${WHOLE})`, tsv: same },
  bool: { source: '(true|false)', tsv: (value) => (value === 'true' ? 'T' : 'F') },
}

const elements: Readonly<Partial<Record<ZeekType, Plain>>> = {
  interval: { source: list(SECONDS), tsv: (value) => (value === '' ? ZEEK.empty : value.split(',').map(seconds).join(',')) },
  count: { source: list(WHOLE), tsv: unlessEmpty },
  port: { source: list(WHOLE), tsv: unlessEmpty },
}

const texts: Plain = {
  source: list(`"(?:(?!,)${CHARACTER})+"`),
  tsv: (value) => (value === '' ? ZEEK.empty : /"(?:-|\(empty\))"/.test(value) ? null : value.slice(1, -1).replaceAll('","', ',')),
}

/** What parsing has to tell: a double’s digits, and lists that are rare. */
const NEVER: readonly ZeekType[] = ['double', 'vector[double]', 'set[double]', 'vector[time]', 'set[time]', 'vector[int]', 'set[int]']

function plain(type: ZeekType): Plain | null {
  const element = elementType(type)
  if (NEVER.includes(type) || element === 'bool') return null
  return element ? (elements[element] ?? texts) : (scalars[type] ?? text)
}

const MOST_KEYS = 200
const quoted = (key: string) =>
  Buffer.from(JSON.stringify(key))
    .toString('latin1')
    .replaceAll(/[^\w" ]/g, '\\$&')

/** Lines of a log that need no parsing. */
export interface JsonForm {
  /** Learns the names of a record that was parsed, and their order. */
  learn(names: readonly string[]): void
  /**
   * A line, from `at` on, as the values of so many first columns, where it has nothing but plain values under names met before, in their order,
   * each once: then it is what parsing it would have given. `text` is valid UTF-8 as a byte string. Null for any other.
   */
  read(text: string, at: number): { readonly row: string; readonly columns: number; readonly end: number } | null
}

/** `fixed`: the names that may say of which log a record is, with the value that each line here must have; null where it must have none. */
export function jsonForm(layout: JsonLayout, fixed: ReadonlyMap<string, string | null>): JsonForm {
  const order: string[] = []
  const known = new Set<string>()
  let columns: JsonLayout['columns'] | null = null
  let form: RegExp | null = null
  /** By column: its group and what becomes of it. */
  let cells: readonly ({ readonly group: number; readonly tsv: Plain['tsv'] } | null)[] = []

  function build(): void {
    columns = layout.columns
    form = null
    if (order.length > MOST_KEYS) return
    const needed = [...fixed].flatMap(([name, given]) => (given === null ? [] : [name]))
    const made: { group: number; tsv: Plain['tsv'] }[] = []
    let group = 0
    const sources: string[] = []
    for (const name of order) {
      const given = fixed.get(name)
      const at = given === null ? null : layout.settled(name)
      const column = at === null ? undefined : columns[at]
      const value = column ? plain(column.type) : null
      // A second name of a column would have to give way to the first.
      if (at === null || !value || made[at]) continue
      group += 1
      made[at] = { group, tsv: value.tsv }
      const source = typeof given !== 'string' ? `(?:null|${value.source})` : `"(${quoted(given).slice(1, -1)})"`
      const optional = typeof given !== 'string' && name !== 'ts'
      sources.push(`(?:${quoted(name)}: ?${source}(?:, ?(?=")|(?=\\})))${optional ? '?' : ''}`)
    }
    cells = columns.map((_, i) => made[i] ?? null)
    if ([...needed, 'ts'].every((name) => made[layout.settled(name) ?? -1])) form = new RegExp(`\\{${sources.join('')}\\}\\n`, 'y')
  }

  return {
    learn(names) {
      for (const [i, name] of names.entries()) {
        if (known.has(name)) continue
        known.add(name)
        order.splice(order.indexOf(names[i - 1] ?? '') + 1, 0, name)
        columns = null
      }
    },
    read(text, at) {
      if (columns !== layout.columns) build()
      if (!form) return null
      form.lastIndex = at
      const groups = form.exec(text)
      if (!groups) return null
      const values: string[] = []
      for (const cell of cells) {
        const value = cell && groups[cell.group]
        const tsv = value === undefined || value === null ? ZEEK.unset : cell?.tsv(value)
        if (typeof tsv !== 'string') return null
        values.push(tsv)
      }
      return { row: values.join('\t'), columns: cells.length, end: form.lastIndex }
    },
  }
}
