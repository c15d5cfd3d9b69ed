import { unlink } from 'node:fs/promises'
import { blocks } from './blocks'
import { Damaged } from './damaged'
import { type Content, openContent, type ReadOptions } from './decompress'
import { digestStream, type Match } from './digest'
import { keepChunks, mayBeDirect, readDirect } from './direct'
import { jsonReader } from './json'
import type { KnownIndex } from './known'
import type { Scanned, ScannedLog, ScannedOther } from './part'
import { REASONS, type Reader, type ReaderContext } from './reader'
import { HEAD, type Recognised, recognise } from './recognise'
import type { Spools } from './spool'
import { tally } from './tally'
import { tsvReader } from './tsv'

export interface ScanOptions extends ReadOptions {
  readonly spools: Spools
  /** Goes into `_load`. */
  readonly load: number
  readonly known: KnownIndex
  /** Path or name that the file has for the user and in `known`, where `path` is a temporary one. */
  readonly name?: string
  /** false: never a direct part. */
  readonly direct?: boolean
}

type Recognisable = Exclude<Recognised, { format: null }>

/** The first bytes of a stream, at most `HEAD` and a chunk. */
async function readHead(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD) break
  }
  return Buffer.concat(parts)
}

function duplicate(content: Content, format: 'tsv' | 'json', lines: number, { prefix }: Match): ScannedOther {
  return {
    outcome: 'duplicate',
    reason: 'everything in it is loaded already',
    file: prefix.file,
    compression: content.compression,
    format,
    lines,
  }
}

/** A big clean file, as the engine can read it, decompressed on the way; null where it has to be spooled. */
async function scanDirect(path: string, name: string, content: Content, options: ScanOptions): Promise<Scanned | null> {
  const digest = digestStream(options.known)
  const remarks: string[] = []
  const chunks = content.chunks((text) => remarks.push(text))
  const plain = content.compression === 'none' ? null : options.spools.scratch()
  const direct = plain ? await readDirect(plain, name, keepChunks(chunks, plain), digest) : await readDirect(path, name, chunks, digest)
  if (!direct) {
    if (plain) await unlink(plain)
    return null
  }
  const end = { ...digest.end(), lines: direct.lines, tail: 0 }
  const match = digest.match(0, end.bytes)
  if (match?.prefix.bytes === end.bytes) return duplicate(content, 'tsv', direct.lines, match)
  if (match?.newest) return null
  return {
    outcome: 'log',
    compression: content.compression,
    format: 'tsv',
    lines: direct.lines,
    continues: null,
    end,
    handed: { [direct.part.log]: direct.handed },
    parts: [direct.part],
    skipped: direct.lines - direct.handed,
    rejects: [],
    remarks: [...direct.remarks, ...remarks],
  }
}

async function scanSpooled(
  label: string,
  content: Content,
  recognised: Recognisable,
  reader: Reader,
  context: ReaderContext,
  known: KnownIndex,
): Promise<Scanned> {
  const { spools, tally: count } = context
  const digest = digestStream(known)
  let line = 1
  let before = 0
  let offset = 0
  let tail = 0
  let continues: number | null = null

  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of content.chunks((text) => count.remark(text))) {
      digest.update(chunk)
      yield chunk
    }
  }
  /** What was read so far is loaded already: only what follows counts. */
  async function passed(found: Match): Promise<void> {
    const recordless = Object.values(count.handed).every((lines) => lines === 0) && count.rejects.length === 0
    if (!found.newest || (recordless && continues === null && found.prefix.path !== undefined && found.prefix.path !== label)) return
    continues = found.prefix.file
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
      count.reject(line, REASONS.incomplete, block.start)
      tail = block.length
    }
    offset = end
    await spools.drain()
  }
  reader.finish()
  const whole = line - 1
  const last: Match | null = digest.match(0, offset)
  const lines = whole + (tail > 0 ? 1 : 0)
  if (last && last.prefix.bytes === digest.end().bytes && (tail === 0 || tail === last.prefix.tail)) {
    await spools.rollback()
    return duplicate(content, recognised.format, lines, last)
  }
  const result: ScannedLog = {
    outcome: 'log',
    compression: content.compression,
    format: recognised.format,
    lines: lines - before,
    continues,
    end: { ...digest.end(), lines: whole, tail },
    handed: count.handed,
    parts: spools.written(),
    skipped: count.skipped,
    rejects: count.rejects,
    remarks: [...count.remarks],
  }
  return result
}

/**
 * Recognises a file and prepares its lines for the engine: a clean big TSV as it is, anything else through the spools.
 * Always lines = handed + rejects + skipped. What cannot be read is an outcome, not an error; thrown are `cancelled`
 * and faults of the spools (a full disk). Where the outcome is not `log`, the spools are as before.
 */
export async function scan(path: string, options: ScanOptions): Promise<Scanned> {
  const name = options.name ?? path
  const { spools } = options
  await spools.begin()
  let content: Content | null = null
  try {
    // Progress counts each byte once, however often it is read.
    let reported = 0
    let read = 0
    const onBytes = (bytes: number) => {
      read += bytes
      if (read > reported) options.onBytes?.(read - reported)
      reported = Math.max(reported, read)
    }
    content = await openContent(path, { ...options, onBytes })
    const other = { compression: content.compression, format: null, lines: 0 }
    if (content.unread !== null) return { outcome: 'skipped', reason: content.unread, ...other }
    const recognised = recognise(await readHead(content.chunks()), name)
    if (recognised.format === null) return { outcome: 'skipped', reason: recognised.reason, ...other }
    if (recognised.format === 'tsv' && recognised.prefix === '#' && options.direct !== false && mayBeDirect(content)) {
      read = 0
      const direct = await scanDirect(path, name, content, options)
      if (direct) return direct
    }
    read = 0
    const context = { name, load: options.load, spools, tally: tally() }
    const reader =
      recognised.format === 'json'
        ? jsonReader({ ...context, name: recognised.name })
        : tsvReader(context, recognised.prefix, recognised.names)
    return await scanSpooled(name, content, recognised, reader, context, options.known)
  } catch (error) {
    await spools.rollback()
    if (!(error instanceof Damaged)) throw error
    return { outcome: 'failed', reason: error.message, compression: content?.compression ?? 'none', format: null, lines: 0 }
  }
}
