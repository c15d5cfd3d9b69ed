import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Damaged } from './damaged'

const WHAT: Readonly<Record<string, string>> = {
  'unexpected end of file': 'it ends in the middle of the compressed data',
  'incorrect data check': 'the checksum does not match the data',
  'incorrect length check': 'the length does not match the data',
  'incorrect header check': 'what follows the last gzip member is no gzip data',
}

function isGzipFault(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

/**
 * Decompresses all members of a gzip stream. zlib checks each member's checksum and length;
 * it stops without a word at zero bytes behind a member, so what it left unread is looked at here.
 * `rest` reads the compressed bytes from an offset on.
 */
export async function* readGzip(
  chunks: AsyncIterable<Buffer>,
  rest: (from: number) => AsyncIterable<Buffer>,
  remark: (text: string) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 1 << 20 })
  // The error reaches the reader of `gunzip`; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(chunks, { highWaterMark: 2 }), gunzip, () => undefined)
  try {
    for await (const chunk of gunzip) yield chunk
  } catch (error) {
    if (!isGzipFault(error)) throw error
    throw new Damaged(`damaged gzip: ${WHAT[error.message] ?? error.message}`, { cause: error })
  }
  let zeros = 0
  for await (const chunk of rest(gunzip.bytesWritten)) {
    if (chunk.some((byte) => byte !== 0))
      throw new Damaged('damaged gzip: zero bytes, then more data, follow the last member that was read')
    zeros += chunk.length
  }
  if (zeros > 0) remark(`${zeros} zero bytes follow the last gzip member`)
}
