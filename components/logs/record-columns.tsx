import type { Kind } from '@/lib/columns'
import type { GridColumn } from '../grid/column'
import { whole } from '../value/number'
import { standsRight } from '../value/text'
import { shortDay, type TimeStyle } from '../value/time'
import type { CellValue, LogRecord, RecordColumn } from './answer'
import { RecordCell } from './record-cell'

/** px of a character of the monospace face at 12, with a little air; digits of the other face are narrower. */
const CHARACTER = 7.4
const PADDING = 18
/** Numbers, addresses and times are never cut; what is cut anyway needs no more than this. */
const widest: Readonly<Partial<Record<Kind, number>>> = { address: 310, addresses: 260, uid: 100, hash: 150, name: 260, agent: 280 }
const WIDEST = 240
const units: Readonly<Partial<Record<Kind, string>>> = { interval: 's', bytes: 'bytes', time: 'UTC', bool: 'T or F' }
const instants: Readonly<Record<TimeStyle, number>> = { clock: 15, day: 22, year: 27 }
const prose: ReadonlySet<Kind> = new Set(['text', 'name', 'agent', 'list', 'addresses', 'names'])

/** Columns that give way first when room is short: what identifies a record is in the inspector anyway. */
const third = /^(uid|fuid|history|md5|sha1|proto)$/

function unitOf({ name, kind }: RecordColumn, day: string | null): string {
  if (name === 'id_orig_h' || name === 'id_orig_p') return 'originator'
  if (name === 'id_resp_h' || name === 'id_resp_p') return 'responder'
  if (name === 'ts' && day !== null) return `${shortDay(day)}, UTC`
  return units[kind] ?? ''
}

function lengthOf(value: CellValue | undefined, kind: Kind): number {
  if (value === null || value === undefined) return 1
  if (kind === 'interval' && typeof value === 'number') return value.toFixed(3).length
  return Array.isArray(value) ? value.join(', ').length : typeof value === 'number' ? whole(value).length : String(value).length
}

interface Look {
  /** The first records, by which the widths are chosen. */
  readonly sample: readonly LogRecord[]
  /** Records of the whole log. */
  readonly total: number
  readonly times: TimeStyle
  /** The day of all records, where they share one. */
  readonly day: string | null
}

/** The fields of a log as columns of the grid. */
export function recordColumns(log: string, columns: readonly RecordColumn[], look: Look): readonly GridColumn<LogRecord>[] {
  return columns.map((column) => {
    const { name, kind, type, doc, filled } = column
    const label = name.replace(/^id_/, '')
    const unit = unitOf(column, look.day)
    const times = name === 'ts' ? look.times : look.times === 'year' ? 'year' : 'day'
    const contents = kind === 'time' ? instants[times] : Math.max(...look.sample.map((record) => lengthOf(record[name], kind)), 1)
    const limit = widest[kind] ?? WIDEST
    const head = Math.max(label.length + (standsRight(kind) ? 0 : 2), unit.length * 0.9) * CHARACTER + PADDING
    const width = Math.ceil(Math.max(head, Math.min(limit, contents * CHARACTER + PADDING)))
    return {
      id: name,
      label,
      unit,
      help: `${doc} Set in ${whole(filled)} of ${whole(look.total)} records.`,
      field: `${name}, ${type}`,
      mono: true,
      align: standsRight(kind) && kind !== 'time' ? 'end' : 'start',
      width,
      grow: prose.has(kind) && contents * CHARACTER + PADDING > limit,
      priority: third.test(name) ? 3 : 1,
      scrolls: true,
      pinned: name === 'ts',
      descendingFirst: kind === 'time' || standsRight(kind),
      cell: (record) => <RecordCell value={record[name]} kind={kind} field={name} log={log} times={times} record={record} />,
    }
  })
}
