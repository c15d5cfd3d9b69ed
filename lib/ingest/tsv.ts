import { isUtf8 } from 'node:buffer'
import { countLines } from './blocks'
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

  /**
   * Copies lines as long as they are ordinary: Zeek's dialect, the right number of fields, no header and not blank.
   * `left` bounds how many there are. Answers how many were handed over, and where the next line begins.
   */
  function copy(bytes: Buffer, from: number, line: number, left: number): { readonly copied: number; readonly next: number } {
    if (stale || awaitsNames || !zeeks || !layout || !spool) return { copied: 0, next: from }
    const tabsWanted = layout.columns.length - 1
    const front = `${load}\t`
    const { buffer, at } = spool.reserve(bytes.length - from + left * (front.length + String(line + left).length + 1))
    let copied = 0
    let next = from
    let out = at
    while (next < bytes.length && bytes[next] !== NEWLINE && bytes[next] !== mark[0]) {
      let write = out + buffer.write(front, out, 'latin1')
      write += buffer.write(String(line + copied), write, 'latin1')
      buffer[write++] = TAB
      let tabs = 0
      let read = next
      let byte: number
      do {
        byte = bytes[read++] ?? NEWLINE
        buffer[write++] = byte
        if (byte === TAB) tabs += 1
      } while (byte !== NEWLINE)
      if (tabs !== tabsWanted) break
      out = write
      next = read
      copied += 1
    }
    spool.used(out)
    tally.hand(layout.log, copied)
    return { copied, next }
  }

  function countTabs(bytes: Buffer, start: number, end: number): number {
    let tabs = 0
    for (let i = start; i < end; i++) if (bytes[i] === TAB) tabs += 1
    return tabs
  }

  return {
    lines(bytes, first) {
      const clean = !bytes.includes(CR) && !bytes.includes(0) && isUtf8(bytes)
      const total = countLines(bytes)
      /** The next backslash at or after a line's start; -1 where there is none. */
      let slash = bytes.indexOf(BACKSLASH)
      let line = first
      for (let start = 0; start < bytes.length; ) {
        if (slash >= 0 && slash < start) slash = bytes.indexOf(BACKSLASH, start)
        if (clean) {
          const { copied, next } = copy(bytes, start, line, first + total - line)
          if (slash >= 0 && slash < next) spool?.noteEscape()
          line += copied
          start = next
          if (start >= bytes.length) break
        }
        const end = bytes.indexOf(NEWLINE, start)
        if (end === start || (end === start + 1 && bytes[start] === CR)) tally.skip()
        else if (isHeader(bytes, start, end)) headerLine(bytes.subarray(start, end))
        else {
          const reason = row(bytes, start, end, line, countTabs(bytes, start, end), clean)
          if (reason !== null) tally.reject(line, reason, bytes.subarray(start, end))
          else if (bytes.subarray(start, end).includes(BACKSLASH)) spool?.noteEscape()
        }
        line += 1
        start = end + 1
      }
      return total
    },
    finish() {
      if (stale) settle()
      if (layout) tally.hand(layout.log, 0)
    },
  }
}
