import { clock, crossesYear, shortDay } from '../value/time'

/** How the times of a few records are written: the clock in the rows; the day in the head where all share it, else in each row. */
export interface Times {
  /** `UTC`, `29 Oct 2025, UTC`. */
  readonly head: string
  readonly write: (iso: string) => string
}

/** Chooses for these times, each ISO 8601 UTC; what is no time stays as it is. */
export function timesOf(isos: readonly string[]): Times {
  const sorted = isos.filter((iso) => !Number.isNaN(Date.parse(iso))).sort()
  const [first = null, last = null] = [sorted[0], sorted.at(-1)]
  const years = crossesYear(first, last)
  const day = (iso: string) => shortDay(iso, years)
  const shared = first !== null && last !== null && first.slice(0, 10) === last.slice(0, 10)
  return {
    head: shared ? `${shortDay(first, true)}, UTC` : 'UTC',
    write: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : shared ? clock(iso) : `${day(iso)} ${clock(iso)}`),
  }
}
