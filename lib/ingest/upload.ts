import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { formatSize } from '../config'
import { UserError } from '../errors'

const longestName = 400

/** What a client calls its file, fit to be shown and walked by nobody: folders stay, roots, `..` and control characters go. */
export function safeName(name: string): string {
  const steps = name
    .replaceAll('\\', '/')
    .replaceAll(/\p{Cc}|\p{Cf}/gu, '')
    .split('/')
    .map((step) => step.trim())
    .filter((step) => step !== '' && step !== '.' && step !== '..')
  const safe = steps.join('/').slice(-longestName)
  if (safe === '')
    throw new UserError('bad-params', 'name: the upload needs a name, such as conn.log', { fields: { name: ['needs a file name'] } })
  return safe
}

async function* chunksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  const stop = () => void reader.cancel().catch(() => undefined)
  // A body that stalls would keep the read waiting.
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    await reader.cancel().catch(() => undefined)
  }
}

export interface ReceiveOptions {
  /** Most bytes that are taken. */
  readonly limit: number
  /** The length that the client announced; null when it did not. */
  readonly announced: number | null
  readonly signal: AbortSignal
}

/** Streams a body into a new file and answers its bytes. Throws `too-large`, `failed` when the body is cut, `cancelled`; the file is gone then. */
export async function receive(
  body: ReadableStream<Uint8Array>,
  path: string,
  { limit, announced, signal }: ReceiveOptions,
): Promise<number> {
  const tooLarge = () =>
    new UserError(
      'too-large',
      `The file is larger than ${formatSize(limit)}, the limit for uploads. Raise SPOOR_MAX_UPLOAD, or load it by its path.`,
      { limit },
    )
  if (announced !== null && announced > limit) throw tooLarge()
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunksOf(body, signal)) {
      bytes += chunk.length
      if (bytes > limit) throw tooLarge()
      yield chunk
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
    signal.throwIfAborted()
    if (announced === null || announced === bytes) return bytes
    throw new UserError('failed', `The upload was cut: ${bytes} of ${announced} bytes came.`)
  } catch (error) {
    await rm(path, { force: true })
    if (signal.aborted) throw new UserError('cancelled', 'The load was cancelled. Nothing of this file was kept.', {}, { cause: error })
    throw error
  }
}
