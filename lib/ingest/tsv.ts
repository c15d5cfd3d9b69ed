import { isUtf8 } from 'node:buffer'
import { canonicalValues } from './canonical'
import { misfit } from './form'
import { isZeeks, type Layout, readHeader } from './header'
import { lineEnds } from './ordinary'
import { CR, NEWLINE, REASONS, type Reader, type ReaderContext } from './reader'
import type { Spool } from './spool'

const BACKSLASH = 92
const TAB = 9
const ZERO = 48
const MOST_DIGITS = 16

/** Writes a whole number in decimal digits; answers where they end. By hand: a text for each line of a log costs three times as much. */
function writeNumber(value: number, to: Buffer, at: number): number {
  let end = at + 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) end += 1
  let rest = value
  for (let i = end - 1; i >= at; i--) {
    const tens = Math.floor(rest / 10)
    to[i] = ZERO + rest - tens * 10
    rest = tens
  }
  return end
}

/**
 * Reads TSV of any dialect into spools, line by line; a header block in mid-file changes the layout of what follows.
 * `prefix` begins header lines; `names`: the first other line holds the fields' names.
 */
export function tsvReader({ name, load, spools, tally }: ReaderContext, prefix: string, names: boolean): Reader {
  const header = readHeader(name, prefix)
  const mark = Buffer.from(prefix, 'latin1')
  const own = Buffer.from(`${load}\t`)
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

  /** Writes lines, each with its newline, as byte strings. */
  function write(to: Spool, text: string): void {
    const { buffer, at } = to.reserve(text.length)
    to.used(at + buffer.write(text, at, 'latin1'))
  }

  /**
   * Hands over a line that is no header and not blank; answers why not, else null.
   * `clean` says that it holds no CR, no NUL and valid UTF-8.
   */
  function row(bytes: Buffer, start: number, end: number, line: number, clean: boolean): string | null {
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
    const values = bytes.toString('latin1', start, last).split(header.dialect.separator)
    if (values.length !== layout.columns.length) return REASONS.fields(values.length, layout.columns.length)
    const canonical = zeeks ? values : canonicalValues(values, layout.columns, header.dialect)
    const fault = misfit(canonical, layout.columns)
    if (fault) return fault
    const text = canonical.join('\t')
    write(spool, `${load}\t${line}\t${text}\n`)
    if (text.includes('\\')) spool.noteEscape()
    tally.hand(layout.log)
    return null
  }

  /**
   * Copies lines as long as they are ordinary: Zeek's dialect, the right number of values that fit, no header and not blank.
   * Answers how many were handed over, and where the next line begins.
   */
  function copy(
    bytes: Buffer,
    endOf: ReturnType<typeof lineEnds>,
    from: number,
    line: number,
  ): { readonly copied: number; readonly next: number } {
    if (stale || awaitsNames || !zeeks || !layout || !spool) return { copied: 0, next: from }
    let copied = 0
    let next = from
    let { buffer, at } = spool.reserve(0)
    while (next < bytes.length && bytes[next] !== NEWLINE && bytes[next] !== mark[0]) {
      const after = endOf(spool.columns, next)
      if (after < 0) break
      const most = own.length + MOST_DIGITS + 1 + after - next
      if (at + most > buffer.length) {
        spool.used(at)
        ;({ buffer, at } = spool.reserve(most))
      }
      at = writeNumber(line + copied, buffer, at + own.copy(buffer, at))
      buffer[at] = TAB
      at += 1
      at += bytes.copy(buffer, at, next, after)
      next = after
      copied += 1
    }
    spool.used(at)
    tally.hand(layout.log, copied)
    return { copied, next }
  }

  return {
    lines(bytes, first) {
      const clean = !bytes.includes(CR) && !bytes.includes(0) && isUtf8(bytes)
      const endOf = lineEnds(bytes)
      /** The next backslash at or after a line's start; -1 where there is none. */
      let slash = bytes.indexOf(BACKSLASH)
      let line = first
      for (let start = 0; start < bytes.length; ) {
        if (slash >= 0 && slash < start) slash = bytes.indexOf(BACKSLASH, start)
        if (clean) {
          const { copied, next } = copy(bytes, endOf, start, line)
          if (slash >= 0 && slash < next) spool?.noteEscape()
          line += copied
          start = next
          if (start >= bytes.length) break
        }
        const end = bytes.indexOf(NEWLINE, start)
        if (end === start || (end === start + 1 && bytes[start] === CR)) tally.skip()
        else if (isHeader(bytes, start, end)) headerLine(bytes.subarray(start, end))
        else {
          const reason = row(bytes, start, end, line, clean)
          if (reason !== null) tally.reject(line, reason, bytes.subarray(start, end))
        }
        line += 1
        start = end + 1
      }
      return line - first
    },
    isComment: (start) => isHeader(start, 0, start.length),
    finish() {
      if (stale) settle()
      if (layout) tally.hand(layout.log, 0)
    },
  }
}
