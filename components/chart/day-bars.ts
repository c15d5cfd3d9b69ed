/** Bars that a chart of days has room for, and days that one may stand for. */
const MOST = 90
const spans = [1, 2, 7, 14, 28, 91, 182, 365, 730, 1825] as const

/** One bar: a day, or several of one side that follow each other. */
export interface Bar<Day> {
  readonly days: readonly Day[]
  readonly first: Day
  readonly last: Day
  /** Null where nothing is known of any of its days. */
  readonly records: number | null
}

/** How many days a bar stands for where there are so many; the last one of each side may have fewer. */
export const daysPerBar = (days: number): number => spans.find((span) => days / span <= MOST) ?? Math.ceil(days / MOST)

/** Days as bars, several to a bar where each one by itself would be too thin to be seen. Sides are not mixed. */
export function dayBars<Day extends { readonly period: string; readonly records: number | null }>(
  days: readonly Day[],
): readonly Bar<Day>[] {
  const per = daysPerBar(days.length)
  const bars: Day[][] = []
  for (const day of days) {
    const bar = bars.at(-1)
    if (bar && bar.length < per && bar[0]?.period === day.period) bar.push(day)
    else bars.push([day])
  }
  return bars.flatMap((days) => {
    const [first, last] = [days[0], days.at(-1)]
    return first && last ? [{ days, first, last, records: sumKnown(days.map(({ records }) => records)) }] : []
  })
}

/** What one bar stands for: `day`, `7 days`. */
export function perWords(days: number): string {
  const per = daysPerBar(days)
  return per === 1 ? 'day' : `${per} days`
}

/** The sum over the days of which something is known, null where it is none. */
export function sumKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((n) => n !== null)
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0)
}
