const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const steps = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  364 * DAY,
] as const

export interface TimeAxis {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly step: number
  readonly ticks: readonly number[]
}

/** An axis of round times that holds both ends, with at most `most` steps. */
export function timeAxis(first: number, last: number, most = 7): TimeAxis {
  const step =
    steps.find((size) => Math.ceil(last / size) - Math.floor(first / size) <= most) ?? Math.ceil((last - first) / (most - 1) / DAY) * DAY
  const from = Math.floor(first / step) * step
  const to = Math.max(Math.ceil(last / step) * step, from + step)
  const count = Math.round((to - from) / step)
  return { from, to, step, ticks: Array.from({ length: count + 1 }, (_, i) => from + i * step) }
}

/** A round number at or above: 1, 2, 3, 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 3, 5, 10].map((n) => n * power).find((n) => n >= value) ?? value
}

/** Steps of 1, 3, 10, 30 … that hold all values; at least two. Values at or below nought have no place on a log axis. */
export function logSteps(values: readonly number[]): readonly number[] {
  const placed = values.filter((value) => value > 0)
  const low = placed.length > 0 ? Math.min(...placed) : 1
  const high = placed.length > 0 ? Math.max(...placed) : 1
  const all = Array.from({ length: 40 }, (_, i) => 10 ** (Math.floor(i / 2) - 6) * (i % 2 === 0 ? 1 : 3))
  const first = Math.max(
    0,
    all.findLastIndex((step) => step <= low * (1 + 1e-9)),
  )
  const last = all.findIndex((step) => step >= high * (1 - 1e-9))
  return all.slice(first, Math.max(last < 0 ? all.length : last, first + 1) + 1)
}
