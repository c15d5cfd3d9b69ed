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

/** Whether nothing was captured in the whole hour of a day. */
export function noCapture(day: string, hour: number, gaps: readonly { readonly from: string; readonly to: string }[]): boolean {
  const at = Date.parse(day) + hour * HOUR_MS
  return gaps.some(({ from, to }) => Date.parse(from) <= at && Date.parse(to) >= at + HOUR_MS)
}
