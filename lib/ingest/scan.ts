import { countLines } from './blocks'
import { Damaged } from './damaged'
import { type Content, type Opened, openContent, type ReadOptions } from './decompress'
import { mayBeDirect } from './direct'
import { jsonReader } from './json'
import type { KnownIndex } from './known'
import type { Scanned } from './part'
import { peek } from './peek'
import { NEWLINE } from './reader'
import { HEAD, recognise } from './recognise'
import { scanDirect } from './scan-direct'
import { scanSpooled } from './scan-spooled'
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
  /** The file, opened before; its bytes stay as they are until the scan ends. */
  readonly opened?: Promise<Opened>
  /** false: never a direct part. */
  readonly direct?: boolean
  /** Told the rows that are read so far. */
  readonly onRows?: ((rows: number) => void) | undefined
}

/** Lines as far as the bytes can be read, an unterminated last one included. */
async function countReadable(content: Content): Promise<number> {
  let lines = 0
  let open = 0
  try {
    for await (const chunk of content.chunks()) {
      lines += countLines(chunk)
      if (chunk.length > 0) open = chunk.at(-1) === NEWLINE ? 0 : 1
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
  }
  return lines + open
}

/**
 * Recognises a file and prepares its lines for the engine: a clean big TSV as it is, anything else through the spools.
 * Always lines = handed + rejects + skipped. What cannot be read is an outcome, not an error; thrown are `cancelled`
 * and faults of the spools (a full disk). Where the outcome is not `log`, the spools are as before.
 */
export async function scan(path: string, options: ScanOptions): Promise<Scanned> {
  const name = options.name ?? path
  const { spools, known, load, onRows } = options
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
    content = await openContent(path, { ...options, onBytes }, options.opened)
    const { compression } = content
    if (content.unread !== null) return { outcome: 'skipped', reason: content.unread, compression, format: null, lines: 0 }
    const remarks = new Set<string>()
    const stream = await peek(
      content.chunks((text) => remarks.add(text)),
      HEAD,
    )
    const recognised = recognise(stream.head, name)
    if (recognised.format === null) {
      await stream.close()
      read = 0
      const lines = recognised.binary ? 0 : await countReadable(content)
      return { outcome: 'skipped', reason: recognised.reason, compression, format: null, lines }
    }
    if (recognised.format === 'json' && recognised.guessed)
      remarks.add(`records that do not name their log are taken for ${recognised.name}, whose fields they have`)
    let { chunks } = stream
    if (recognised.format === 'tsv' && recognised.prefix === '#' && options.direct !== false && mayBeDirect(content)) {
      const direct = await scanDirect(stream, name, spools, { path, compression, known, remarks, onRows })
      if (direct) return direct
      await stream.close()
      read = 0
      remarks.clear()
      chunks = content.chunks((text) => remarks.add(text))
    }
    const context = { name, load, spools, tally: tally() }
    const reader =
      recognised.format === 'json'
        ? jsonReader({ ...context, name: recognised.name })
        : tsvReader(context, recognised.prefix, recognised.names)
    return await scanSpooled(chunks, reader, { ...context, label: name, compression, format: recognised.format, known, remarks, onRows })
  } catch (error) {
    await spools.rollback()
    if (!(error instanceof Damaged)) throw error
    const lines = content ? await countReadable(content) : 0
    return { outcome: 'failed', reason: error.message, compression: content?.compression ?? 'none', format: null, lines }
  }
}
