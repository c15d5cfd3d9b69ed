import { readTime } from './time-text'

/** Half-open; ISO 8601. */
export interface Range {
  readonly from: string
  readonly to: string
}

export interface Named extends Range {
  readonly label: string
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const mostWeeks = 4

const backs = [
  ['Last hour', '-1h'],
  ['Last 24 hours', '-24h'],
  ['Last 3 days', '-3d'],
  ['Last 7 days', '-7d'],
  ['Last 30 days', '-30d'],
] as const

/** Ranges that end with the data and begin within them. */
export function backFromEnd(data: Range): readonly Named[] {
  return backs.flatMap(([label, back]) => {
    const from = readTime(back, data.to)
    return from !== null && Date.parse(from) > Date.parse(data.from) ? [{ label, from, to: data.to }] : []
  })
}

/** The calendar weeks of the data, Monday to Monday, UTC, the last ones first; none where all lie in one. Numbered by ISO 8601. */
export function weeksOf(data: Range): readonly Named[] {
  const monday = (ms: number) => Math.floor((ms - 4 * DAY_MS) / WEEK_MS) * WEEK_MS + 4 * DAY_MS
  const first = monday(Date.parse(data.from))
  const last = monday(Date.parse(data.to) - 1)
  const count = Math.min(mostWeeks, (last - first) / WEEK_MS + 1)
  const iso = (ms: number) => new Date(ms).toISOString().replace(/:00\.000Z$/, 'Z')
  return count < 2
    ? []
    : Array.from({ length: count }, (_, i) => {
        const begin = last - i * WEEK_MS
        return { label: `Week ${weekNumber(begin)}`, from: iso(begin), to: iso(begin + WEEK_MS) }
      })
}

/** The year of a week's Thursday is the week's, and week 1 has that year's first Thursday. */
function weekNumber(monday: number): number {
  const thursday = monday + 3 * DAY_MS
  const year = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return Math.floor((thursday - year) / WEEK_MS) + 1
}
