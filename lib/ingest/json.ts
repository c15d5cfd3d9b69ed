import { isUtf8 } from 'node:buffer'
import { LONGEST_LINE } from './blocks'
import { fits } from './form'
import { ZEEK } from './header'
import { tsvValue } from './json-cell'
import { type JsonForm, jsonForm } from './json-form'
import { type JsonLayout, jsonLayoutOf } from './json-layout'
import { isObject, type JsonObject, parseLine, unwrapped } from './json-line'
import { ORIGINS, originOf } from './json-origin'
import { countsMilliseconds } from './json-time'
import { logName } from './log-name'
import { NEWLINE, REASONS, type Reader, type ReaderContext } from './reader'
import { noValue } from './reason'
import type { Spool } from './spool'

/** A hostile `_path` must not make tables without end. */
const MOST_LOGS = 200

/** Objects in which a record may say of which log it is. */
const GROUPS = ['event', 'data_stream', 'log']

const UNSET = `\t${ZEEK.unset}`

interface Row {
  readonly line: number
  readonly raw: Buffer
  readonly layout: JsonLayout
  readonly cells: readonly unknown[]
}

/** A line that was taken as it stands: its first so many columns as a byte string. */
interface Copied {
  readonly line: number
  readonly layout: JsonLayout
  readonly text: string
  readonly columns: number
}

/** Reads JSON lines into spools: one log per file, or as each record says. */
export function jsonReader({ name, load, spools, tally }: ReaderContext): Reader {
  const layouts = new Map<string, JsonLayout>()
  const forms = new Map<JsonLayout, JsonForm>()
  /** Of the record that was parsed last: the next ones are mostly alike. */
  let form: { readonly layout: JsonLayout; readonly lines: JsonForm } | null = null
  const current = new Map<JsonLayout, { readonly columns: JsonLayout['columns']; readonly spool: Spool }>()

  function layoutOf({ record, wrapping }: ReturnType<typeof unwrapped>): JsonLayout | null {
    const origin = originOf(record, wrapping)
    const log = logName(origin.path || null, origin.file || name)
    const there = layouts.get(log)
    if (there) return there
    if (layouts.size >= MOST_LOGS) return null
    const layout = jsonLayoutOf(spools, log)
    layouts.set(log, layout)
    return layout
  }

  function spoolOf(layout: JsonLayout): Spool {
    const there = current.get(layout)
    if (there?.columns === layout.columns) return there.spool
    const spool = spools.spool(layout.log, layout.columns)
    current.set(layout, { columns: layout.columns, spool })
    return spool
  }

  /** A record, out of its shipper's wrapping; else the reason. */
  function recordOf(raw: Buffer, valid: boolean): ReturnType<typeof unwrapped> | string {
    if (!valid && raw.includes(0)) return REASONS.nul
    if (!valid && !isUtf8(raw)) return REASONS.utf8
    const parsed = parseLine(raw.toString())
    if ('reason' in parsed) return parsed.reason
    const inner = unwrapped(parsed.record)
    if (inner.wrapping) tally.remark('some records were wrapped by a shipper; the fields of the wrapping itself are left out')
    return inner
  }

  function read(raw: Buffer, line: number, valid: boolean): Row | null {
    const inner = recordOf(raw, valid)
    if (typeof inner === 'string') {
      tally.reject(line, inner, raw)
      return null
    }
    const { record, wrapping } = inner
    const layout = layoutOf(inner)
    const cells = layout?.cells(record, tally.remark)
    if (layout && cells) {
      // What is said elsewhere than among the names of the record itself, its form cannot tell.
      if (!wrapping && !GROUPS.some((group) => isObject(record[group]))) learn(layout, record)
      return { line, raw, layout, cells }
    }
    tally.reject(line, layout ? 'more different fields than one log may have' : `more than ${MOST_LOGS} logs in one file`, raw)
    return null
  }

  /** Remembers what the records of a log look like. */
  function learn(layout: JsonLayout, record: JsonObject): void {
    let lines = forms.get(layout)
    if (!lines) {
      const fixed = ORIGINS.map((name) => [name, typeof record[name] === 'string' ? record[name] : null] as const)
      lines = jsonForm(layout, new Map(fixed))
      forms.set(layout, lines)
    }
    lines.learn(Object.keys(record))
    form = { layout, lines }
  }

  /** A line that need not be parsed; also where it ends. */
  function copied(text: string, start: number, line: number): (Copied & { readonly end: number }) | null {
    const read = form?.lines.read(text, start)
    return form && read ? { line, layout: form.layout, text: read.row, columns: read.columns, end: read.end } : null
  }

  function hand(layout: JsonLayout, text: string, bytes: number, encoding: 'latin1' | 'utf8'): void {
    const spool = spoolOf(layout)
    const { buffer, at } = spool.reserve(bytes)
    spool.used(at + buffer.write(text, at, encoding))
    if (text.includes('\\')) spool.noteEscape()
    tally.hand(layout.log)
  }

  function writeCopied({ line, layout, text, columns }: Copied): void {
    const row = `${load}\t${line}\t${text}${UNSET.repeat(layout.columns.length - columns)}\n`
    hand(layout, row, row.length, 'latin1')
  }

  function write({ line, raw, layout, cells }: Row): void {
    const milliseconds = countsMilliseconds(cells[layout.position('ts')])
    const { columns } = layout
    let text = `${load}\t${line}`
    for (const [i, column] of columns.entries()) {
      const value = cells[i]
      if (value === undefined || value === null) {
        text += UNSET
        continue
      }
      const written = tsvValue(value, column.type, milliseconds)
      if (!fits(written, column.type)) {
        tally.reject(line, noValue(column, written), raw)
        return
      }
      text += `\t${written}`
    }
    text += '\n'
    const bytes = Buffer.byteLength(text)
    if (bytes > LONGEST_LINE + columns.length * 2 + 64) {
      tally.reject(line, REASONS.long(bytes), raw)
      return
    }
    hand(layout, text, bytes, 'utf8')
  }

  return {
    lines(bytes, first) {
      const valid = !bytes.includes(0) && isUtf8(bytes)
      const text = valid ? bytes.toString('latin1') : ''
      const rows: (Row | Copied)[] = []
      let line = first
      for (let start = 0; start < bytes.length; line += 1) {
        const copy = valid ? copied(text, start, line) : null
        if (copy) {
          // In the order of the lines: behind one that waits, this one waits as well.
          if (rows.length === 0) writeCopied(copy)
          else rows.push(copy)
          start = copy.end
          continue
        }
        const end = bytes.indexOf(NEWLINE, start)
        const mark = line === 1 && bytes[start] === 0xef ? 3 : 0
        const raw = bytes.subarray(start + mark, end)
        start = end + 1
        // Blank lines and comments; a record begins with a brace.
        if (raw[0] !== 123 && /^\s*(?:#|$)/.test(raw.toString('latin1', 0, 4096))) tally.skip()
        else {
          const row = read(raw, line, valid)
          if (row) rows.push(row)
        }
      }
      // Only now all columns of these lines and their types are known.
      for (const row of rows) {
        if ('text' in row) writeCopied(row)
        else write(row)
      }
      return line - first
    },
    isComment: (start) => start[0] !== 123 && /^\s*#/.test(start.toString('latin1', 0, 4096)),
    finish: () => undefined,
  }
}
