import { createHash } from 'node:crypto'
import type { KnownIndex } from './known'
import type { KnownPrefix } from './part'

const NEWLINE = 10

export interface Match {
  readonly prefix: KnownPrefix
  readonly newest: boolean
}

/** Follows a stream: how long it is, the digest up to its last newline, and which known beginnings it has. */
export interface Digest {
  readonly bytes: number
  /** Bytes and digest up to the last newline. */
  end(): { readonly bytes: number; readonly digest: string }
  /** The longest known beginning that ends above `from` and at or before `to`, else null. */
  match(from: number, to: number): Match | null
  update(chunk: Buffer): void
}

/** SHA-256 over decompressed bytes. A beginning is only compared where it would end with a newline here, so thousands cost little. */
export function digestStream(known: KnownIndex): Digest {
  const hash = createHash('sha256')
  let whole = hash.copy()
  let wholeBytes = 0
  let bytes = 0
  const matches: Match[] = []
  return {
    get bytes() {
      return bytes
    },
    end: () => ({ bytes: wholeBytes, digest: whole.copy().digest('hex') }),
    match: (from, to) => matches.findLast(({ prefix }) => prefix.bytes > from && prefix.bytes <= to) ?? null,
    update(chunk) {
      const last = chunk.lastIndexOf(NEWLINE) + 1
      let hashed = 0
      for (let at = known.next(bytes); at !== null && at <= bytes + last; at = known.next(at)) {
        const offset = at - bytes
        if (chunk[offset - 1] !== NEWLINE) continue
        hash.update(chunk.subarray(hashed, offset))
        hashed = offset
        const found = known.find(at, hash.copy().digest('hex'))
        if (found) matches.push(found)
      }
      if (last > 0) {
        hash.update(chunk.subarray(hashed, last))
        whole = hash.copy()
        wholeBytes = bytes + last
        hashed = last
      }
      hash.update(chunk.subarray(hashed))
      bytes += chunk.length
    },
  }
}
