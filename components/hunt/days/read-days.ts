/** One day of one side. */
export interface Day {
  /** `2026-01-05`, UTC. */
  readonly day: string
  /** Hours of it with any record; 0 where it was not captured. */
  readonly captured: number
  readonly records: number
  readonly bytes: number
}

export interface Side {
  readonly period: 'baseline' | 'window'
  readonly days: readonly Day[]
  readonly records: number
}

type Points = readonly Readonly<Record<string, unknown>>[]

const DAY_MS = 86_400_000

/**
 * The points of a `days` chart (`period`, `day`, `captured`, `records`, `bytes`), each side from its first day to its last; days without a point
 * were not captured.
 */
export function readDays(points: Points): readonly Side[] {
  return (['baseline', 'window'] as const).flatMap((period): Side[] => {
    const known = points
      .filter((point) => point.period === period)
      .map(({ day, captured, records, bytes }) => ({
        day: String(day).slice(0, 10),
        captured: Number(captured),
        records: Number(records),
        bytes: Number(bytes),
      }))
      .sort((a, b) => a.day.localeCompare(b.day))
    const [first, last] = [known[0], known.at(-1)]
    if (!first || !last) return []
    const count = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1
    const days = Array.from({ length: count }, (_, i) => {
      const day = new Date(Date.parse(first.day) + i * DAY_MS).toISOString().slice(0, 10)
      return known.find((one) => one.day === day) ?? { day, captured: 0, records: 0, bytes: 0 }
    })
    return [{ period, days, records: known.reduce((sum, { records }) => sum + records, 0) }]
  })
}
