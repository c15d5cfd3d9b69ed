import { Damaged } from './damaged'
import { type Decode, decodeByLibrary, decodeByNode, type Piece } from './zstd-decode'

/** As the reference decoder refuses by default: a frame may ask for gigabytes. */
const LARGEST_WINDOW = 128 << 20
const LARGEST_BLOCK = 128 << 10

interface Frame {
  readonly header: Buffer
  readonly checksum: boolean
  /** Decompressed size, where the frame names it. */
  readonly size: bigint | null
}

const truncated = () => new Damaged('damaged zstd: it ends in the middle of the compressed data')

/** Bytes on demand from a stream of chunks. */
function reader(chunks: AsyncIterable<Buffer>) {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  return {
    /** The next `count` bytes without taking them; fewer at the end. */
    async peek(count: number): Promise<Buffer> {
      while (held.length < count) {
        const next = await iterator.next()
        if (next.done) break
        held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
      }
      return held.subarray(0, count)
    },
    async take(count: number): Promise<Buffer> {
      const bytes = await this.peek(count)
      if (bytes.length < count) throw truncated()
      held = held.subarray(count)
      return bytes
    },
    async close() {
      await iterator.return?.()
    },
  }
}

/** RFC 8878, 3.1.1.1: the header's length follows from its fifth byte. */
async function readHeader(source: ReturnType<typeof reader>): Promise<Frame> {
  const descriptor = (await source.peek(5))[4]
  if (descriptor === undefined) throw truncated()
  const single = (descriptor >> 5) & 1
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
  const sizeBytes = [single, 2, 4, 8][descriptor >> 6] ?? 0
  const header = await source.take(5 + (1 - single) + dictionary + sizeBytes)
  if (dictionary > 0) throw new Damaged('zstd: needs a dictionary, which is not read here; decompress it first')
  const named = [...header.subarray(header.length - sizeBytes)].reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
  const size = sizeBytes === 0 ? null : sizeBytes === 2 ? named + 256n : named
  const exponent = 10 + ((header[5] ?? 0) >> 3)
  const window = single ? Number(size) : 2 ** exponent * (1 + ((header[5] ?? 0) & 7) / 8)
  if (window > LARGEST_WINDOW)
    throw new Damaged(`zstd: needs a window of ${window} bytes, more than ${LARGEST_WINDOW}; decompress it first`)
  return { header, checksum: (descriptor & 4) !== 0, size }
}

/** The pieces of a frame, block by block, so that a cut is seen and no more than a block (128 KiB) is held. */
async function* framePieces(source: ReturnType<typeof reader>, frame: Frame): AsyncGenerator<Piece> {
  let { header } = frame
  for (let last = false; !last; header = Buffer.alloc(0)) {
    const head = await source.peek(3)
    if (head.length < 3) throw truncated()
    const block = head.readUIntLE(0, 3)
    last = (block & 1) === 1
    // A run-length block holds one byte, whatever its size says.
    const length = 3 + (((block >> 1) & 3) === 1 ? 1 : block >> 3)
    if (length > 3 + LARGEST_BLOCK) throw new Damaged('damaged zstd: a block is larger than the format allows')
    const bytes = [header, await source.take(length)]
    if (last && frame.checksum) bytes.push(await source.take(4))
    yield { bytes: Buffer.concat(bytes), last }
  }
}

/** Decompresses all frames of a zstd stream, walking them here, whatever decodes them: a cut, and what follows the last one, is seen. */
export async function* readZstd(
  chunks: AsyncIterable<Buffer>,
  remark: (text: string) => void,
  decode: Decode = decodeByNode ?? decodeByLibrary,
): AsyncGenerator<Buffer> {
  const source = reader(chunks)
  let unchecked = 0
  try {
    for (;;) {
      const magic = await source.peek(4)
      if (magic.length === 0) break
      if (magic.length < 4) throw truncated()
      const number = magic.readUInt32LE(0)
      if (number >>> 4 === 0x184d2a5) {
        for (let left = (await source.take(8)).readUInt32LE(4); left > 0; ) left -= (await source.take(Math.min(left, 1 << 20))).length
        continue
      }
      if (number !== 0xfd2fb528) throw new Damaged('damaged zstd: what follows the last frame is no zstd data')
      const frame = await readHeader(source)
      if (!frame.checksum) unchecked += 1
      let total = 0n
      for await (const chunk of decode(framePieces(source, frame), frame.checksum)) {
        total += BigInt(chunk.length)
        yield chunk
      }
      if (frame.size !== null && total !== frame.size)
        throw new Damaged(`damaged zstd: ${total} bytes where the frame promises ${frame.size}`)
    }
  } finally {
    await source.close()
  }
  if (unchecked > 0) remark('the zstd data carry no checksum, so a changed byte may go unseen')
}
