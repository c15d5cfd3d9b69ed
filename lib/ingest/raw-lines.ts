import { blocks } from './blocks'
import { openContent, type ReadOptions } from './decompress'

const NEWLINE = 10

/**
 * The bytes of lines of a source file, by line number from 1, without the newline, each cut at 1 MiB; one pass over the file.
 * A number that the file does not have is left out. Throws `Damaged` and what the file system throws.
 */
export async function rawLines(
  path: string,
  numbers: readonly number[],
  options: Omit<ReadOptions, 'maxExpansion'> = {},
): Promise<ReadonlyMap<number, Buffer>> {
  const found = new Map<number, Buffer>()
  const wanted = [...new Set(numbers)].sort((a, b) => a - b)
  let next = 0
  let line = 1
  const content = await openContent(path, { ...options, maxExpansion: Number.POSITIVE_INFINITY })
  for await (const block of blocks(content.chunks())) {
    if (next >= wanted.length) break
    if (block.kind !== 'lines') {
      if (wanted[next] === line) {
        found.set(line, Buffer.from(block.start))
        next += 1
      }
      line += 1
      continue
    }
    for (let start = 0; start < block.bytes.length; line += 1) {
      const end = block.bytes.indexOf(NEWLINE, start)
      if (wanted[next] === line) {
        // A copy: a slice would keep the whole chunk in memory.
        found.set(line, Buffer.from(block.bytes.subarray(start, end)))
        next += 1
      }
      start = end + 1
    }
  }
  return found
}
