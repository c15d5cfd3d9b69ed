import { clock, shortDay } from '../value/time'

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
  4 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
] as const
const longest = 182 * DAY
/** Longer ones are whole years, which differ in length. */
const years = [1, 2, 5, 10, 20, 50, 100] as const
const YEAR = 365 * DAY

export interface TimeAxis {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly step: number
  readonly ticks: readonly number[]
}

/** An axis of round times that holds both ends, with at most `most` steps. */
export function timeAxis(first: number, last: number, most = 7): TimeAxis {
  const fitting = steps.find((size) => Math.ceil(last / size) - Math.floor(first / size) <= most)
  // Where one year's beginning at the most lies within, years would say next to nothing.
  const step = fitting ?? (last - first < 2 * YEAR ? longest : undefined)
  if (step === undefined) return yearAxis(first, last, most)
  const from = Math.floor(first / step) * step
  const to = Math.max(Math.ceil(last / step) * step, from + step)
  const count = Math.round((to - from) / step)
  return { from, to, step, ticks: Array.from({ length: count + 1 }, (_, i) => from + i * step) }
}

function yearAxis(first: number, last: number, most: number): TimeAxis {
  const begin = new Date(first).getUTCFullYear()
  const end = new Date(last - 1).getUTCFullYear() + 1
  const size = years.find((size) => Math.ceil(end / size) - Math.floor(begin / size) <= most) ?? 1000
  const start = Math.floor(begin / size)
  const ticks = Array.from({ length: Math.ceil(end / size) - start + 1 }, (_, i) => Date.UTC((start + i) * size, 0))
  return { from: ticks[0] ?? first, to: ticks.at(-1) ?? last, step: size * YEAR, ticks }
}

/** `14:35`, at midnight or where the day is not known otherwise `29 Oct`; `2025` on an axis of years. */
export function tickText(tick: number, step: number, year: boolean, named = false): string {
  const iso = new Date(tick).toISOString()
  if (step >= YEAR) return iso.slice(0, 4)
  if (step >= DAY || tick % DAY === 0) return shortDay(iso, year)
  const time = clock(iso).slice(0, step < MINUTE ? 8 : 5)
  return named ? `${shortDay(iso, year)} ${time}` : time
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
