import type { KnownPrefix } from './part'

/** The loaded beginnings that a scan compares with. Older ends of a grown file may stay: they only reveal duplicates. */
export interface KnownIndex {
  add(prefix: KnownPrefix): void
  /** The smallest known length above `bytes`, else null. */
  next(bytes: number): number | null
  /** The known beginning of that length and digest; the newest end of a file goes before an older one. */
  find(bytes: number, digest: string): { readonly prefix: KnownPrefix; readonly newest: boolean } | null
}

const key = (bytes: number, digest: string) => `${bytes} ${digest}`

/** First index whose length is above `bytes`. */
function above(lengths: readonly number[], bytes: number): number {
  let low = 0
  let high = lengths.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lengths[middle] ?? 0) > bytes) high = middle
    else low = middle + 1
  }
  return low
}

/** Looks up loaded beginnings by length and digest; thousands are cheap. */
export function knownPrefixes(prefixes: Iterable<KnownPrefix>): KnownIndex {
  const all = new Map<string, KnownPrefix>()
  const newest = new Map<number, number>()
  const note = (prefix: KnownPrefix) => {
    const at = key(prefix.bytes, prefix.digest)
    newest.set(prefix.file, Math.max(prefix.bytes, newest.get(prefix.file) ?? 0))
    const there = all.get(at)
    if (!there || there.bytes < (newest.get(there.file) ?? 0)) all.set(at, prefix)
  }
  for (const prefix of prefixes) note(prefix)
  const lengths = [...new Set([...all.values()].map((prefix) => prefix.bytes))].sort((a, b) => a - b)

  return {
    add(prefix) {
      note(prefix)
      const at = above(lengths, prefix.bytes)
      if (lengths[at - 1] !== prefix.bytes) lengths.splice(at, 0, prefix.bytes)
    },
    next: (bytes) => lengths[above(lengths, bytes)] ?? null,
    find(bytes, digest) {
      const prefix = all.get(key(bytes, digest))
      return prefix ? { prefix, newest: newest.get(prefix.file) === prefix.bytes } : null
    },
  }
}
