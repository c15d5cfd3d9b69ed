import { pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { Decompress } from 'fzstd'
import xxhash from 'xxhash-wasm'
import { Damaged } from './damaged'

/** A stretch of one frame, in order: whole blocks, the header before the first, the checksum behind the last. */
export interface Piece {
  readonly bytes: Buffer
  readonly last: boolean
}

/** Decompresses the pieces of one whole frame and verifies its checksum, if it has one. Throws `Damaged`. */
export type Decode = (pieces: AsyncIterable<Piece>, checksum: boolean) => AsyncGenerator<Buffer>

const changed = (cause?: unknown) => new Damaged('damaged zstd: the checksum does not match the data', { cause })

/** By the library, which does not verify the checksum. */
export async function* decodeByLibrary(pieces: AsyncIterable<Piece>, checksum: boolean): AsyncGenerator<Buffer> {
  const hash = checksum ? (await xxhash()).create64() : null
  const out: Buffer[] = []
  const decoder = new Decompress((data) => out.push(Buffer.from(data)))
  for await (const { bytes, last } of pieces) {
    try {
      decoder.push(bytes, last)
    } catch (error) {
      throw new Damaged(`damaged zstd: ${error instanceof Error ? error.message : 'unreadable block'}`, { cause: error })
    }
    for (const chunk of out.splice(0)) {
      hash?.update(chunk)
      yield chunk
    }
    // The format keeps the lower half of XXH64.
    if (last && hash && Number(hash.digest() & 0xffffffffn) !== bytes.readUInt32LE(bytes.length - 4)) throw changed()
  }
}

const isMaker = (value: unknown): value is (options: { readonly chunkSize: number }) => Transform => typeof value === 'function'

/** From 22.15 on Node has zstd of its own. */
const native: unknown = Reflect.get(zlib, 'createZstdDecompress')

async function* bytesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const { bytes } of pieces) yield bytes
}

/**
 * By Node, many times as fast; null where it cannot. It verifies checksums, but ends without a word at the end of the first frame
 * and in the middle of one that is cut: it may be given whole frames only, one at a time.
 */
export const decodeByNode: Decode | null = isMaker(native)
  ? async function* decode(pieces) {
      const stream = native({ chunkSize: 1 << 20 })
      // The error reaches the reader of the stream; the callback only keeps it from being thrown twice.
      pipeline(Readable.from(bytesOf(pieces), { highWaterMark: 8 }), stream, () => undefined)
      try {
        for await (const chunk of stream) yield chunk
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ZSTD_'))) throw error
        throw error.code === 'ZSTD_error_checksum_wrong' ? changed(error) : new Damaged(`damaged zstd: ${error.message}`, { cause: error })
      }
    }
  : null
