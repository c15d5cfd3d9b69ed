import type { Kind } from '@/lib/columns'
import type { GridColumn } from '../grid/column'
import { whole } from '../value/number'
import { standsRight } from '../value/text'
import { shortDay } from '../value/time'
import type { LogRecord, RecordColumn } from './answer'
import { RecordCell } from './record-cell'

const widths: Readonly<Partial<Record<Kind, number>>> = {
  uid: 100,
  address: 132,
  addresses: 180,
  network: 132,
  port: 64,
  count: 76,
  number: 84,
  bytes: 88,
  interval: 84,
  bool: 60,
  hash: 156,
  name: 220,
  agent: 220,
  list: 160,
}
const growing: ReadonlySet<Kind> = new Set(['name', 'agent', 'list', 'addresses'])
const long = /^(uri|msg|sub|subject|issuer|certificate_subject|certificate_issuer|filename|arg|reply_msg|referrer|unparsed_version)$/
const units: Readonly<Partial<Record<Kind, string>>> = { interval: 's', bytes: 'bytes', time: 'UTC', bool: 'T or F' }

/** Columns that give way first when room is short: what identifies a record is in the inspector anyway. */
const third = /^(uid|fuid|history|md5|sha1|proto)$/

function unitOf({ name, kind }: RecordColumn, day: string | null): string {
  if (name === 'id_orig_h' || name === 'id_orig_p') return 'originator'
  if (name === 'id_resp_h' || name === 'id_resp_p') return 'responder'
  if (kind === 'time' && day !== null) return `${shortDay(day)}, UTC`
  return units[kind] ?? ''
}

/** The fields of a log as columns of the grid. `day` is given where all records lie within one. */
export function recordColumns(
  log: string,
  columns: readonly RecordColumn[],
  total: number,
  day: string | null,
): readonly GridColumn<LogRecord>[] {
  return columns.map((column) => {
    const { name, kind, type, doc, filled } = column
    const wide = long.test(name)
    const instant = kind === 'time'
    const oneDay = instant && name === 'ts' && day !== null
    return {
      id: name,
      label: name.replace(/^id_/, ''),
      unit: unitOf(column, day),
      help: `${doc} Set in ${whole(filled)} of ${whole(total)} records.`,
      field: `${name}, ${type}`,
      mono: true,
      align: standsRight(kind) && !instant ? 'end' : 'start',
      width: oneDay ? 130 : instant ? 172 : wide ? 240 : (widths[kind] ?? (name.length > 12 ? 140 : 96)),
      grow: wide || growing.has(kind),
      priority: third.test(name) ? 3 : 1,
      pinned: name === 'ts',
      descendingFirst: instant || standsRight(kind),
      cell: (record) => <RecordCell value={record[name]} kind={kind} field={name} log={log} clockOnly={oneDay} />,
    }
  })
}
