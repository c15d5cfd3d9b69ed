import { isUtf8 } from 'node:buffer'
import { LONGEST_LINE } from './blocks'
import { fits } from './form'
import { ZEEK } from './header'
import { tsvValue } from './json-cell'
import { type JsonForm, jsonForm } from './json-form'
import { type JsonLayout, jsonLayoutOf } from './json-layout'
import { isObject, type JsonObject, parseLine } from './json-line'
import { countsMilliseconds } from './json-time'
import { logName } from './log-name'
import { NEWLINE, REASONS, type Reader, type ReaderContext } from './reader'
import { noValue } from './reason'
import type { Spool } from './spool'

/** A hostile `_path` must not make tables without end. */
const MOST_LOGS = 200

/** Where a record says of which log it is: Corelight and json-streaming-logs, then shippers, then Zeek's field extensions. */
const PATHS = ['_path', '@path', '@stream', '_stream']

/** Where shippers keep the line as it was. */
function wrapped(record: JsonObject): unknown {
  const { result, event } = record
  return [
    record.message,
    record._raw,
    isObject(result) ? result._raw : null,
    isObject(event) ? event.original : null,
    record['event.original'],
    record.log,
  ].find((text) => typeof text === 'string' && /^\s*\{/.test(text))
}

const UNSET = `\t${ZEEK.unset}`

interface Row {
  readonly line: number
  readonly raw: Buffer
  readonly layout: JsonLayout
  readonly cells: readonly unknown[]
}

/** Reads JSON lines into spools: one log per file, or as each record says. */
export function jsonReader({ name, load, spools, tally }: ReaderContext): Reader {
  const layouts = new Map<string, JsonLayout>()
  const forms = new Map<JsonLayout, JsonForm>()
  /** Of the record that was parsed last: the next ones are mostly alike. */
  let form: { readonly layout: JsonLayout; readonly lines: JsonForm } | null = null
  const current = new Map<JsonLayout, { readonly columns: JsonLayout['columns']; readonly spool: Spool }>()

  function layoutOf(record: JsonObject): JsonLayout | null {
    let key = ''
    for (const field of PATHS) {
      const path = record[field]
      if (typeof path !== 'string' || path === '') continue
      key = path
      break
    }
    const there = layouts.get(key)
    if (there) return there
    if (layouts.size >= MOST_LOGS) return null
    const layout = jsonLayoutOf(spools, logName(key || null, name))
    layouts.set(key, layout)
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
  function recordOf(raw: Buffer, valid: boolean): JsonObject | string {
    if (!valid && raw.includes(0)) return REASONS.nul
    if (!valid && !isUtf8(raw)) return REASONS.utf8
    const parsed = parseLine(raw.toString())
    if ('reason' in parsed) return parsed.reason
    if (parsed.record.ts !== undefined) return parsed.record
    const inner = wrapped(parsed.record)
    if (typeof inner !== 'string') return parsed.record
    const unwrapped = parseLine(inner)
    if ('reason' in unwrapped) return parsed.record
    tally.remark('some records were wrapped by a shipper; the fields of the wrapping itself are left out')
    return unwrapped.record
  }

  function read(raw: Buffer, line: number, valid: boolean): Row | null {
    const record = recordOf(raw, valid)
    if (typeof record === 'string') {
      tally.reject(line, record, raw)
      return null
    }
    const layout = layoutOf(record)
    const cells = layout?.cells(record, tally.remark)
    if (layout && cells) {
      learn(layout, record)
      return { line, raw, layout, cells }
    }
    tally.reject(line, layout ? 'more different fields than one log may have' : `more than ${MOST_LOGS} logs in one file`, raw)
    return null
  }

  /** Remembers what the records of a log look like. */
  function learn(layout: JsonLayout, record: JsonObject): void {
    let lines = forms.get(layout)
    if (!lines) {
      const fixed = PATHS.map((name) => [name, typeof record[name] === 'string' ? record[name] : null] as const)
      lines = jsonForm(layout, new Map(fixed))
      forms.set(layout, lines)
    }
    lines.learn(Object.keys(record))
    form = { layout, lines }
  }

  /** Hands over a line as it is written, where that is enough; answers where it ends. */
  function copy(text: string, start: number, line: number): number | null {
    const read = form?.lines.read(text, start)
    if (!form || !read) return null
    const spool = spoolOf(form.layout)
    const row = `${load}\t${line}${read.row}\n`
    const { buffer, at } = spool.reserve(row.length)
    spool.used(at + buffer.write(row, at, 'latin1'))
    if (row.includes('\\')) spool.noteEscape()
    tally.hand(form.layout.log)
    return read.end
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
    const spool = spoolOf(layout)
    const { buffer, at } = spool.reserve(bytes)
    spool.used(at + buffer.write(text, at))
    if (text.includes('\\')) spool.noteEscape()
    tally.hand(layout.log)
  }

  return {
    lines(bytes, first) {
      const valid = !bytes.includes(0) && isUtf8(bytes)
      const text = valid ? bytes.toString('latin1') : ''
      const rows: Row[] = []
      let line = first
      for (let start = 0; start < bytes.length; line += 1) {
        const copied = valid ? copy(text, start, line) : null
        if (copied !== null) {
          start = copied
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
      for (const row of rows) write(row)
      return line - first
    },
    finish: () => undefined,
  }
}
