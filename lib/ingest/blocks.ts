/** Longer lines are rejects: the engine's reader refuses lines above 2 MB, and escapes may double a line. */
export const LONGEST_LINE = 1 << 20

/** A piece of a stream of lines. The pieces of a stream, in order, are the stream; only of a long line is the end left out. */
export type Block =
  /** Whole lines, each with its newline, none longer than `LONGEST_LINE`. */
  | { readonly kind: 'lines'; readonly bytes: Buffer }
  /** One line that is too long: its beginning and its whole length, newline included. */
  | { readonly kind: 'long'; readonly start: Buffer; readonly length: number }
  /** What stands behind the last newline; comes last, and only if there is any. */
  | { readonly kind: 'tail'; readonly start: Buffer; readonly length: number }

const NEWLINE = 10

/** Cuts chunks, each at most `LONGEST_LINE`, at ends of lines, in memory that does not grow with a line. */
export async function* blocks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Block> {
  let held: Buffer[] = []
  let length = 0
  const hold = (bytes: Buffer) => {
    if (bytes.length === 0) return
    if (length < LONGEST_LINE) held.push(bytes.subarray(0, LONGEST_LINE - length))
    length += bytes.length
  }
  const release = () => {
    const bytes = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = []
    length = 0
    return bytes
  }
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last < 0) {
      hold(chunk)
      continue
    }
    let from = 0
    const first = chunk.indexOf(NEWLINE)
    if (length + first > LONGEST_LINE) {
      const total = length + first + 1
      hold(chunk.subarray(0, first))
      yield { kind: 'long', start: release(), length: total }
      from = first + 1
    } else if (length > 0) {
      const bytes = Buffer.concat([release(), chunk.subarray(0, first + 1)])
      from = first + 1
      yield { kind: 'lines', bytes }
    }
    if (last + 1 > from) yield { kind: 'lines', bytes: chunk.subarray(from, last + 1) }
    hold(chunk.subarray(last + 1))
  }
  if (length > 0) {
    const total = length
    yield { kind: 'tail', start: release(), length: total }
  }
}

/** Newlines in it. */
export function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}
