import type { Brush } from '../chart/brush'
import type { HistogramAnswer } from './answer'

/** The histogram by number of the bin. */
export interface Bins {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly width: number
  readonly rows: readonly number[]
}

/** Null where nothing has a time. */
export function binsOf({ from, width, bins }: HistogramAnswer): Bins | null {
  return from === null ? null : { from: Date.parse(from), width: width * 1000, rows: bins.map(({ rows }) => rows) }
}

export function rowsIn({ rows }: Bins, { first, last }: Brush): number {
  return rows.slice(first, last + 1).reduce((sum, n) => sum + n, 0)
}

const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')

/** The brush as a scope: half-open, from the first bin's start to the last one's end. */
export function timesOf({ from, width }: Bins, { first, last }: Brush): { readonly from: string; readonly to: string } {
  return { from: iso(from + first * width), to: iso(from + (last + 1) * width) }
}
