import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { elementType } from '../logs/log'
import { blocks } from './blocks'
import type { Content } from './decompress'
import type { Digest } from './digest'
import { fits, misfit } from './form'
import { isZeeks, type Layout, readHeader } from './header'
import { lineEnds } from './ordinary'
import type { PartColumn } from './part'
import { CR, NEWLINE } from './reader'

/** Below this, one INSERT for many files through a spool is quicker than one for each. */
const SMALLEST = 8 << 20
/** A file that a sensor is writing would grow between the scan and the engine's read. */
const AT_REST_MS = 2000
/** What text of logs shrinks to, at the least: a compressed file of that share is taken for a big one. */
const SHRINKS = 8
/** A file with more lines that do not fit is none for the engine. */
const MOST_MISFITS = 10_000
const HASH = 35

export const mayBeDirect = (content: Content) =>
  content.compression === 'none'
    ? content.size >= SMALLEST && Date.now() - content.modified > AT_REST_MS
    : content.size >= SMALLEST / SHRINKS

/** Writes chunks to a file as they pass. */
export async function* keepChunks(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      await file.appendFile(chunk)
      yield chunk
    }
  } finally {
    await file.close()
  }
}

/** The header of a file that the engine may be able to read as it is. */
export interface DirectHeader extends Layout {
  /** Its lines. */
  readonly skip: number
  /** Its bytes. */
  readonly length: number
}

/** The header lines that a file begins with, where they are Zeek's own dialect and whole in its first bytes; else null. */
export function directHeader(head: Buffer, name: string): DirectHeader | null {
  const header = readHeader(name, '#')
  let skip = 0
  let at = 0
  for (; head[at] === HASH; skip += 1) {
    const end = head.indexOf(NEWLINE, at)
    if (end < 0) return null
    header.line(head.toString('latin1', at, end))
    at = end + 1
  }
  const layout = header.layout()
  // With two columns the engine could take `#close` and its time for a row.
  if (at >= head.length || !layout || !isZeeks(header.dialect) || layout.columns.length < 3) return null
  return { ...layout, skip, length: at }
}

/** What the lines of a file are to the engine. */
export interface DirectLines {
  readonly lines: number
  readonly handed: number
  /** Lines, from 1, with a value that the engine has to reject. */
  readonly misfits: readonly number[]
  readonly escaped: boolean
}

/** Whether the engine reads these lines as they are: no CR, no NUL, valid UTF-8, no blank line. */
const isPlain = (bytes: Buffer) =>
  bytes[0] !== NEWLINE && !bytes.includes(CR) && !bytes.includes(0) && !bytes.includes('\n\n') && isUtf8(bytes)

/** The engine takes the elements of a list apart on its own: what does not fit there it would not name. */
const fitsLists = (values: readonly string[], columns: readonly PartColumn[]) =>
  columns.every(({ type }, i) => elementType(type) === null || fits(values[i] ?? '', type))

/**
 * How many lines these are, and which of them the engine has to reject because of a value, counted from 0; null where it could not say
 * which. A line with too few or too many values it rejects of its own.
 */
function countFitting(bytes: Buffer, columns: readonly PartColumn[]): Pick<DirectLines, 'lines' | 'misfits'> | null {
  const endOf = lineEnds(bytes)
  const misfits: number[] = []
  let lines = 0
  for (let next = 0; next < bytes.length; lines += 1) {
    const after = endOf(columns, next)
    if (after >= 0) {
      next = after
      continue
    }
    const end = bytes.indexOf(NEWLINE, next)
    const values = bytes.toString('latin1', next, end).split('\t')
    if (values.length === columns.length && misfit(values, columns) !== null) {
      if (!fitsLists(values, columns)) return null
      misfits.push(lines)
    }
    next = end + 1
  }
  return { lines, misfits }
}

/**
 * Reads a file through to learn whether the engine can read it as it is: `#` nowhere but in its header and a last `#close`, plain lines,
 * the last one terminated, values that it takes for what they say or rejects. Null where it cannot. Feeds the digest.
 */
export async function readDirect(
  { skip, columns }: DirectHeader,
  chunks: AsyncIterable<Buffer>,
  digest: Digest,
  onRows?: (rows: number) => void,
): Promise<DirectLines | null> {
  let lines = 0
  let closed = false
  let escaped = false
  const misfits: number[] = []

  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      digest.update(chunk)
      yield chunk
    }
  }
  for await (const block of blocks(hashed())) {
    if (block.kind !== 'lines' || closed || !isPlain(block.bytes)) return null
    let { bytes } = block
    for (; lines < skip && bytes.length > 0; lines += 1) bytes = bytes.subarray(bytes.indexOf(NEWLINE) + 1)
    const counted = countFitting(bytes, columns)
    if (counted === null || misfits.length + counted.misfits.length > MOST_MISFITS) return null
    for (const at of counted.misfits) misfits.push(lines + at + 1)
    lines += counted.lines
    escaped ||= bytes.includes('\\')
    const mark = bytes[0] === HASH ? 0 : bytes.indexOf('\n#') + 1
    if (mark > 0 || bytes[0] === HASH) {
      closed = bytes.subarray(mark, mark + 7).equals(Buffer.from('#close\t')) && bytes.indexOf(NEWLINE, mark) === bytes.length - 1
      if (!closed) return null
    }
    onRows?.(lines - skip - (closed ? 1 : 0))
  }
  return { lines, handed: lines - skip - (closed ? 1 : 0), misfits, escaped }
}
