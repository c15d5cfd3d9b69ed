import type { Brush } from '../chart/brush'
import type { HistogramAnswer } from './answer'

/** The histogram by number of the bin. */
export interface Bins {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly width: number
  readonly rows: readonly number[]
}

const MOST = 2000

/** Bins without records are left out of answers; here each has its place. Null where nothing has a time. */
export function binsOf(answer: HistogramAnswer): Bins | null {
  if (answer.from === null || answer.to === null || answer.width <= 0) return null
  const from = Date.parse(answer.bins[0]?.at ?? answer.from)
  const start = Math.min(from, Date.parse(answer.from))
  const width = answer.width * 1000
  // Bins stand on round times, so the first one may begin before the range.
  const origin = from - Math.ceil((from - start) / width) * width
  const count = Math.min(MOST, Math.max(1, Math.ceil((Date.parse(answer.to) - origin) / width)))
  const rows = Array.from({ length: count }, () => 0)
  for (const bin of answer.bins) {
    const at = Math.round((Date.parse(bin.at) - origin) / width)
    if (at >= 0 && at < count) rows[at] = (rows[at] ?? 0) + bin.rows
  }
  return { from: origin, width, rows }
}

export function rowsIn({ rows }: Bins, { first, last }: Brush): number {
  return rows.slice(first, last + 1).reduce((sum, n) => sum + n, 0)
}

const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')

/** The brush as a scope: half-open, from the first bin's start to the last one's end. */
export function timesOf({ from, width }: Bins, { first, last }: Brush): { readonly from: string; readonly to: string } {
  return { from: iso(from + first * width), to: iso(from + (last + 1) * width) }
}
