/** A stream whose beginning was looked at; it is read once. */
export interface Peeked {
  /** The first bytes, as many as were asked for and the rest of their chunk; all of a shorter stream. */
  readonly head: Buffer
  /** All chunks, those of the head included. */
  readonly chunks: AsyncIterable<Buffer>
  /** Ends a stream that nobody reads. */
  close(): Promise<void>
}

/** Reads the first bytes of a stream, at least so many where it has them. */
export async function peek(stream: AsyncIterable<Buffer>, least: number): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]()
  const held: Buffer[] = []
  for (let length = 0; length < least; ) {
    const { done, value } = await iterator.next()
    if (done) break
    held.push(value)
    length += value.length
  }
  async function* chunks(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const chunk = held.shift()
        if (chunk) yield chunk
        else break
      }
      for (;;) {
        const { done, value } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return {
    head: held.length === 1 && held[0] ? held[0] : Buffer.concat(held),
    chunks: chunks(),
    async close() {
      await iterator.return?.()
    },
  }
}
