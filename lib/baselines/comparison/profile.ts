import { divergence } from './mix'

/** Connections in one hour, counted since 1970. */
export interface HourCount {
  readonly hour: number
  readonly n: number
}

export type Grain = 'hour of the week' | 'weekday or weekend × hour' | 'hour of the day'

/** One hour of the week, Monday 00:00 UTC first. */
export interface Cell {
  /** Mean of its captured hours; null where none was captured. */
  readonly old: number | null
  readonly new: number | null
  /** Of the hours that the grain counts as its like in the baseline: their median, and the median distance from it; null where none was captured. */
  readonly median: number | null
  readonly mad: number | null
  /** Robust z of the window's mean; null where the profile makes no claim. */
  readonly z: number | null
}

export interface Profile {
  /** What the history allows. */
  readonly grain: Grain
  /** 7 × 24. */
  readonly cells: readonly Cell[]
}

/** A bucket with fewer observations makes no claim. */
export const leastObservations = 5
const weeksForEachHour = 4
const hoursOfWeek = 168

/** The 1st of January 1970 was a Thursday. */
const hourOfWeek = (hour: number) => (hour + 3 * 24) % hoursOfWeek

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[at] ?? 0) : ((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2
}

/** Median absolute deviation: of the distances from the median. */
function distance(values: readonly number[]): number {
  const middle = median(values)
  return median(values.map((one) => Math.abs(one - middle)))
}

/**
 * Robust z: 0.6745 · (x − median) / MAD; the MAD is at least 1, 5 % of the median and the noise of counting. Null under five observations.
 * Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
 */
export function robustZ(value: number, observed: readonly number[]): number | null {
  if (observed.length < leastObservations) return null
  const middle = median(observed)
  const deviation = Math.max(distance(observed), 0.05 * middle, 0.6745 * Math.sqrt(middle), 1)
  return (0.6745 * (value - middle)) / deviation
}

const buckets: Readonly<Record<Grain, (cell: number) => number>> = {
  'hour of the week': (cell) => cell,
  'weekday or weekend × hour': (cell) => (cell < 5 * 24 ? 0 : 24) + (cell % 24),
  'hour of the day': (cell) => cell % 24,
}

/** 168 buckets from four weeks on, else weekday and weekend × 24 where both were seen, else 24. */
function grainOf(history: readonly HourCount[]): Grain {
  const cells = history.map(({ hour }) => hourOfWeek(hour))
  const weeks = new Set(history.map(({ hour }) => Math.floor((hour + 3 * 24) / hoursOfWeek))).size
  if (weeks >= weeksForEachHour && cells.length >= weeksForEachHour * hoursOfWeek * 0.9) return 'hour of the week'
  return cells.some((cell) => cell >= 5 * 24) && cells.some((cell) => cell < 5 * 24) ? 'weekday or weekend × hour' : 'hour of the day'
}

function grouped(counts: readonly HourCount[], bucket: (cell: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const { hour, n } of counts) {
    const key = bucket(hourOfWeek(hour))
    groups.set(key, [...(groups.get(key) ?? []), n])
  }
  return groups
}

const mean = (values: readonly number[] | undefined) => (values ? values.reduce((sum, n) => sum + n, 0) / values.length : null)

/** Both windows by hour of the week, and how far the second is from the profile of the first. Hours that are not listed were not captured. */
export function profileOf(old: readonly HourCount[], now: readonly HourCount[]): Profile {
  const grain = grainOf(old)
  const bucket = buckets[grain]
  const history = grouped(old, bucket)
  const before = grouped(old, (cell) => cell)
  const after = grouped(now, (cell) => cell)
  const cells = Array.from({ length: hoursOfWeek }, (_, cell) => {
    const value = mean(after.get(cell))
    const like = history.get(bucket(cell)) ?? []
    return {
      old: mean(before.get(cell)),
      new: value,
      median: like.length === 0 ? null : median(like),
      mad: like.length === 0 ? null : distance(like),
      z: value === null ? null : robustZ(value, like),
    }
  })
  return { grain, cells }
}

const leastShift = 0.02
const timesBetter = 3

/**
 * By how many hours, -1 or 1, the window's working days are moved against the baseline's; null where they are not. Told where the hours of the day
 * diverge, and less than a third as much once they are moved: so it is after a clock change.
 */
export function clockShift({ cells }: Profile): -1 | 1 | null {
  const byHour = (value: (cell: Pick<Cell, 'old' | 'new'>) => number | null) =>
    Array.from({ length: 24 }, (_, hour) => {
      const days = [0, 1, 2, 3, 4].flatMap((day) => value(cells[day * 24 + hour] ?? { old: null, new: null }) ?? [])
      return days.length === 0 ? 0 : median(days)
    })
  const [before, after] = [byHour((cell) => cell.old), byHour((cell) => cell.new)]
  const moved = (by: number) =>
    divergence(
      before,
      after.map((_, hour) => after[(hour + by + 24) % 24] ?? 0),
    ) ?? 0
  const [still, later, earlier] = [moved(0), moved(1), moved(-1)]
  if (still < leastShift) return null
  if (later * timesBetter < still) return 1
  return earlier * timesBetter < still ? -1 : null
}
