import { setImmediate } from 'node:timers/promises'

const linesAtOnce = 5_000
const longestLine = 1 << 20

/**
 * The lines of a text in batches, without BOM and line ends (LF, CRLF); other work gets its turn between two batches.
 * Throws where a line is longer than 1 MiB: such a text is no list.
 */
export async function* lineBatches(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  const cut = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text)
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new Error('a line is longer than 1 MiB')
    for (let at = 0; at < lines.length; at += linesAtOnce) {
      yield lines.slice(at, at + linesAtOnce).map(cut)
      await setImmediate()
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield [cut(rest)]
}
