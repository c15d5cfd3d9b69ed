import { isUtf8 } from 'node:buffer'
import { canonicalLine } from './canonical'
import { isZeeks, type Layout, readHeader } from './header'
import { CR, NEWLINE, REASONS, type Reader, type ReaderContext, TAB } from './reader'
import type { Spool } from './spool'

/** Room for two 16-digit numbers and two tabs in front of a line. */
const FRONT = 40
const BACKSLASH = 92

/**
 * Reads TSV of any dialect into spools, line by line; a header block in mid-file changes the layout of what follows.
 * `prefix` begins header lines; `names`: the first other line holds the fields' names.
 */
export function tsvReader({ name, load, spools, tally }: ReaderContext, prefix: string, names: boolean): Reader {
  const header = readHeader(name, prefix)
  const mark = Buffer.from(prefix, 'latin1')
  let layout: Layout | null = null
  let spool: Spool | null = null
  let zeeks = true
  /** The layout must be read again from the header before the next line of data. */
  let stale = true
  let awaitsNames = names

  function settle(): void {
    layout = header.layout()
    zeeks = isZeeks(header.dialect)
    spool = layout && spools.spool(layout.log, layout.columns)
    for (const text of layout?.remarks ?? []) tally.remark(text)
    stale = false
  }

  function isHeader(bytes: Buffer, start: number, end: number): boolean {
    if (bytes[start] === mark[0] && end - start >= mark.length) return bytes.compare(mark, 0, mark.length, start, start + mark.length) === 0
    // A stray blank or byte order mark stands before the first line of some files.
    return (
      layout === null &&
      bytes
        .subarray(start, end)
        .toString('latin1')
        .replace(/^(?:\xef\xbb\xbf)?\s*/, '')
        .startsWith(prefix)
    )
  }

  function headerLine(bytes: Buffer): void {
    const text = bytes
      .toString('latin1')
      .replace(/^(?:\xef\xbb\xbf)?\s*(?=\S)/, '')
      .replace(/\r$/, '')
    if (header.line(text)) stale = true
    tally.skip()
  }

  function write(to: Spool, line: number, bytes: Buffer, start: number, end: number): void {
    const { buffer, at } = to.reserve(FRONT + end - start + 1)
    let next = at + buffer.write(`${load}\t${line}\t`, at, 'latin1')
    next += bytes.copy(buffer, next, start, end)
    buffer[next] = NEWLINE
    to.used(next + 1)
  }

  /**
   * Hands over a line that is no header and not blank; answers why not, else null.
   * `tabs` are those in it, `clean` says that it holds no CR, no NUL and valid UTF-8.
   */
  function row(bytes: Buffer, start: number, end: number, line: number, tabs: number, clean: boolean): string | null {
    let last = end
    if (!clean) {
      if (bytes[last - 1] === CR) last -= 1
      const text = bytes.subarray(start, last)
      const fault =
        text.includes(0) && !header.dialect.separator.includes('\0')
          ? REASONS.nul
          : text.includes(CR)
            ? REASONS.cr
            : isUtf8(text)
              ? null
              : REASONS.utf8
      if (fault) return fault
    }
    if (awaitsNames) {
      header.names(bytes.toString('latin1', start, last).replace(/^\xef\xbb\xbf/, ''))
      awaitsNames = false
      stale = true
      tally.skip()
      return null
    }
    if (stale) settle()
    if (!layout || !spool) return REASONS.header
    const values = zeeks ? null : bytes.toString('latin1', start, last).split(header.dialect.separator)
    const found = values ? values.length : tabs + 1
    if (found !== layout.columns.length) return REASONS.fields(found, layout.columns.length)
    if (values) {
      const text = Buffer.from(canonicalLine(values, layout.columns, header.dialect), 'latin1')
      write(spool, line, text, 0, text.length)
      if (text.includes('\\')) spool.noteEscape()
    } else write(spool, line, bytes, start, last)
    tally.hand(layout.log)
    return null
  }

  return {
    lines(bytes, first) {
      const clean = !bytes.includes(CR) && !bytes.includes(0) && isUtf8(bytes)
      /** The next backslash at or after the line's start; -1 where there is none. */
      let slash = bytes.indexOf(BACKSLASH)
      let line = first
      let start = 0
      let tabs = 0
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i]
        if (byte === TAB) tabs += 1
        else if (byte === NEWLINE) {
          const blank = i === start || (i === start + 1 && bytes[start] === CR)
          if (blank) tally.skip()
          else if (isHeader(bytes, start, i)) headerLine(bytes.subarray(start, i))
          else {
            const reason = row(bytes, start, i, line, tabs, clean)
            if (reason !== null) tally.reject(line, reason, bytes.subarray(start, i))
            if (slash >= 0 && slash < start) slash = bytes.indexOf(BACKSLASH, start)
            if (slash >= 0 && slash < i) spool?.noteEscape()
          }
          line += 1
          start = i + 1
          tabs = 0
        }
      }
      return line - first
    },
    finish() {
      if (stale) settle()
      if (layout) tally.hand(layout.log, 0)
    },
  }
}
