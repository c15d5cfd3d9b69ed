import type { CardDetail } from '@/lib/reviews/card-detail'
import { sumKnown } from '../chart/day-bars'

const DAY_MS = 86_400_000

export interface Day {
  readonly period: 'baseline' | 'window'
  /** `2025-10-20`, UTC. */
  readonly day: string
  /** Null where nothing at all was captured. */
  readonly records: number | null
}

interface Window {
  readonly from: string
  readonly to: string
}

function daysOf({ from, to }: Window): readonly string[] {
  const first = Math.floor(Date.parse(from) / DAY_MS)
  const end = Math.ceil(Date.parse(to) / DAY_MS)
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => new Date((first + i) * DAY_MS).toISOString().slice(0, 10))
}

/** Each day of both windows; days without any record in the logs were not captured. */
export function eachDay(chart: CardDetail['chart'], baseline: Window, window: Window): readonly Day[] {
  const known = new Map(chart.map((point) => [`${point.period} ${String(point.day).slice(0, 10)}`, Number(point.records)]))
  const of = (period: Day['period'], span: Window) =>
    daysOf(span).map((day) => ({ period, day, records: known.get(`${period} ${day}`) ?? null }))
  return [...of('baseline', baseline), ...of('window', window)]
}

/** Records of one period, null where nothing of it was captured. */
export const sumOf = (days: readonly Day[], period: Day['period']): number | null =>
  sumKnown(days.flatMap((day) => (day.period === period ? [day.records] : [])))

/** Exact to 999, then in thousands or millions. */
export function brief(n: number): string {
  if (n < 1000) return String(n)
  const [value, unit] = n < 999_500 ? [n / 1000, 'k'] : [n / 1e6, 'M']
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}${unit}`
}
