import { open } from 'node:fs/promises'
import { usualExpansion } from '../config'
import { UserError } from '../errors'
import { Damaged } from './damaged'
import { readGzip } from './gzip'
import type { Compression } from './part'
import { readZstd } from './zstd'

export interface ReadOptions {
  readonly maxExpansion?: number
  readonly signal?: AbortSignal
  readonly onBytes?: (bytes: number) => void
}

/** A file's decompressed bytes. */
export interface Content {
  readonly compression: Compression
  /** Bytes on disk, and milliseconds since 1970 of the last change. */
  readonly size: number
  readonly modified: number
  /** Why the bytes are not read: a format that has to be unpacked first, or an empty file. */
  readonly unread: string | null
  /** Chunks of at most 1 MiB, from the start at each call. Throws `Damaged`. */
  chunks(remark?: (text: string) => void): AsyncIterable<Buffer>
}

export const CHUNK = 1 << 20
/** Below this an expansion does no harm, so that short, regular files pass. */
const ALWAYS_ALLOWED = 16 << 20

const MAGIC: readonly { readonly bytes: string; readonly compression: Compression; readonly unread: string | null }[] = [
  { bytes: '1f8b', compression: 'gzip', unread: null },
  { bytes: '28b52ffd', compression: 'zstd', unread: null },
  { bytes: '425a68', compression: 'bzip2', unread: 'bzip2-compressed, which is not read here; unpack it with bunzip2 first' },
  { bytes: '504b0304', compression: 'zip', unread: 'a zip archive, which is not read here; unpack it first' },
  { bytes: '504b0506', compression: 'zip', unread: 'an empty zip archive' },
  { bytes: 'fd377a585a00', compression: 'none', unread: 'xz-compressed, which is not read here; unpack it with unxz first' },
  { bytes: '04224d18', compression: 'none', unread: 'lz4-compressed, which is not read here; unpack it with unlz4 first' },
]

/** Faults of the file system, as the ledger shows them; `damaged` where the file itself is the reason. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) return error
  const why: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    ENOENT: 'it is gone',
    EISDIR: 'it is a folder',
    EIO: 'the disk fails',
  }
  return new Damaged(`cannot be read: ${why[String(error.code)] ?? String(error.code)}`, { cause: error })
}

function recogniseCompression(head: Buffer): Pick<Content, 'compression' | 'unread'> {
  const hex = head.toString('hex')
  if (head.length === 0) return { compression: 'none', unread: 'the file is empty' }
  // A skippable zstd frame, as parallel compressors put in front: 184D2A50 to 184D2A5F, little endian.
  if (/^5.2a4d18/.test(hex)) return { compression: 'zstd', unread: null }
  return MAGIC.find((magic) => hex.startsWith(magic.bytes)) ?? { compression: 'none', unread: null }
}

/** The bytes on disk from an offset on. */
async function* diskChunks(path: string, options: ReadOptions, from: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(error)
  })
  try {
    for (let at = from; ; ) {
      if (options.signal?.aborted) throw new UserError('cancelled', 'Cancelled while reading.')
      // A buffer of its own for each chunk: consumers keep slices of it.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at).catch((error: unknown) => {
        throw unreadable(error)
      })
      if (bytesRead === 0) return
      at += bytesRead
      options.onBytes?.(bytesRead)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** A file as it was when it was opened: of a short one these are all bytes, so that it is opened once, however often it is read. */
export interface Opened {
  readonly size: number
  readonly modified: number
  readonly first: Buffer
}

/** `room`: where its first bytes go; at least `CHUNK`. */
export async function openFile(path: string, room?: Buffer): Promise<Opened> {
  const file = await open(path, 'r')
  try {
    const { size, mtimeMs } = await file.stat()
    const length = Math.min(size, CHUNK)
    const buffer = room ?? Buffer.allocUnsafe(length)
    const { bytesRead } = await file.read(buffer, 0, length, 0)
    return { size, modified: mtimeMs, first: buffer.subarray(0, bytesRead) }
  } finally {
    await file.close()
  }
}

async function* fileChunks(path: string, { first, size }: Opened, options: ReadOptions, from = 0): AsyncGenerator<Buffer> {
  if (options.signal?.aborted) throw new UserError('cancelled', 'Cancelled while reading.')
  if (from < first.length) {
    options.onBytes?.(first.length - from)
    yield first.subarray(from)
  }
  if (first.length < size) yield* diskChunks(path, options, Math.max(from, first.length))
}

async function* withinLimit(chunks: AsyncIterable<Buffer>, size: number, maxExpansion: number): AsyncGenerator<Buffer> {
  const limit = Math.max(ALWAYS_ALLOWED, size * maxExpansion)
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > limit)
      throw new Damaged(
        `expands to more than ${maxExpansion} times its ${size} bytes, the limit set by SPOOR_MAX_EXPANSION; raise it to read this file`,
      )
    yield chunk
  }
}

/** Opens a file by its first bytes, whatever its name; `early` where it was opened before. Throws `Damaged`. */
export async function openContent(path: string, options: ReadOptions = {}, early: Promise<Opened> = openFile(path)): Promise<Content> {
  const opened = await early.catch((error: unknown) => {
    throw unreadable(error)
  })
  const { size, modified, first } = opened
  const { compression, unread } = recogniseCompression(first.subarray(0, 8))
  const limit = options.maxExpansion ?? usualExpansion
  return {
    compression,
    size,
    modified,
    unread,
    chunks(remark = () => undefined) {
      const chunks = fileChunks(path, opened, options)
      if (compression === 'gzip')
        return withinLimit(
          readGzip(chunks, (from) => fileChunks(path, opened, options, from), remark),
          size,
          limit,
        )
      if (compression === 'zstd') return withinLimit(readZstd(chunks, remark), size, limit)
      return chunks
    },
  }
}
