import { blocks } from './blocks'
import { digestStream, type Match } from './digest'
import type { KnownIndex } from './known'
import type { Compression } from './part'
import { duplicate, type Scanned } from './part'
import { REASONS, type Reader, type ReaderContext } from './reader'

export interface SpooledContext extends Pick<ReaderContext, 'spools' | 'tally'> {
  /** Path or name that the file has for the user and in `known`. */
  readonly label: string
  readonly compression: Compression
  readonly format: 'tsv' | 'json'
  readonly known: KnownIndex
  /** Filled while the chunks are read. */
  readonly remarks: ReadonlySet<string>
  /** Told the rows that are read so far. */
  readonly onRows?: ((rows: number) => void) | undefined
}

/** Reads a file into the spools, line by line; of a file that has grown only what is new. */
export async function scanSpooled(chunks: AsyncIterable<Buffer>, reader: Reader, context: SpooledContext): Promise<Scanned> {
  const { label, compression, format, spools, tally: count, known, remarks } = context
  const digest = digestStream(known)
  let line = 1
  let before = 0
  let offset = 0
  let tail = 0
  let continues: number | null = null
  let reopened = false

  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      digest.update(chunk)
      yield chunk
    }
  }
  /** What was read so far is loaded already: only what follows counts. */
  async function passed(found: Match): Promise<void> {
    const recordless = Object.values(count.handed).every((lines) => lines === 0) && count.rejects.length === 0
    if (!found.newest || (recordless && continues === null && found.prefix.path !== undefined && found.prefix.path !== label)) return
    continues = found.prefix.file
    reopened = found.prefix.tail > 0
    before = line - 1
    count.restart()
    await spools.rollback()
  }

  for await (const block of blocks(hashed())) {
    const end = offset + (block.kind === 'lines' ? block.bytes.length : block.length)
    const found = digest.match(offset, end)
    if (block.kind === 'lines') {
      const cut = found ? found.prefix.bytes - offset : 0
      if (found) {
        line += reader.lines(block.bytes.subarray(0, cut), line)
        await passed(found)
      }
      line += reader.lines(block.bytes.subarray(cut), line)
    } else if (block.kind === 'long') {
      count.reject(line, REASONS.long(block.length - 1), block.start)
      line += 1
      if (found) await passed(found)
    } else {
      if (reader.isComment(block.start)) count.skip()
      else count.reject(line, REASONS.incomplete, block.start)
      tail = block.length
    }
    offset = end
    context.onRows?.(Object.values(count.handed).reduce((rows, lines) => rows + lines, 0))
    await spools.drain()
  }
  reader.finish()
  const whole = line - 1
  const last: Match | null = digest.match(0, offset)
  const lines = whole + (tail > 0 ? 1 : 0)
  if (last && last.prefix.bytes === digest.end().bytes && (tail === 0 || tail === last.prefix.tail)) {
    await spools.rollback()
    return duplicate({ compression, format, lines }, last.prefix.file)
  }
  return {
    outcome: 'log',
    compression,
    format,
    lines: lines - before,
    continues,
    reopened,
    end: { ...digest.end(), lines: whole, tail },
    handed: count.handed,
    parts: spools.written(),
    misfits: [],
    skipped: count.skipped,
    rejects: count.rejects,
    remarks: [...new Set([...count.remarks, ...remarks])],
  }
}
