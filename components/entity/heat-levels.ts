const HOUR_MS = 3_600_000
const MOST = 5

/** Counts that share a darkness, both ends included. */
export interface Level {
  readonly from: number
  readonly to: number
}

/** At most five steps of equal width up to the most; as many as there are counts where these are fewer. */
export function levels(most: number): readonly Level[] {
  const count = Math.min(MOST, most)
  return Array.from({ length: count }, (_, i) => ({ from: Math.floor((i * most) / count) + 1, to: Math.floor(((i + 1) * most) / count) }))
}

/** 0 for none, else the place of its step from 1. */
export const levelOf = (count: number, steps: readonly Level[]): number => steps.findIndex(({ to }) => count <= to && count > 0) + 1

type Gaps = readonly { readonly from: string; readonly to: string; readonly spanned: boolean }[]

/** What the silences of all logs mean: connections that lasted through show that the sensor watched. */
export const silenceWords = (gaps: Gaps): string => (gaps.every(({ spanned }) => spanned) ? 'no records begin' : 'no capture')

/** What the silence of all logs in the whole hour of a day means; null where they were not silent. */
export function silentAt(day: string, hour: number, gaps: Gaps): string | null {
  const at = Date.parse(day) + hour * HOUR_MS
  const there = gaps.filter(({ from, to }) => Date.parse(from) <= at && Date.parse(to) >= at + HOUR_MS)
  return there.length === 0 ? null : silenceWords(there)
}
