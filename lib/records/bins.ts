/** Widths that a reader can name: from a millisecond to a year, in seconds. */
const widths = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
  43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
]

export interface Bins {
  /** Microseconds since 1970 of the first bin's beginning, a multiple of the width. */
  readonly start: bigint
  readonly count: number
  /** Microseconds. */
  readonly width: bigint
}

/** Beyond a year, widths double until they cover all time that a log can write. */
const longer = Array.from({ length: 16 }, (_, i) => 31_536_000 * 2 ** (i + 1))

/**
 * The narrowest bins that cover a span, both ends included, with no more than `most` of them. They begin at multiples of their
 * width, unless one bin must hold times on both sides of 1970, where every width has an edge.
 */
export function binsOver(first: bigint, last: bigint, most: number): Bins {
  for (const seconds of [...widths, ...longer]) {
    const width = BigInt(Math.round(seconds * 1e6))
    const start = first - (((first % width) + width) % width)
    const count = Number((last - start) / width) + 1
    if (count <= most) return { start, count, width }
  }
  return { start: first, count: 1, width: last - first + 1n }
}
