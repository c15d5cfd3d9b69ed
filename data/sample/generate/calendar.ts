/** All times are whole microseconds since 1970, UTC; so are spans. */
export const second = 1_000_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** `2025-10-20T00:00`, also with seconds and `Z`. */
export const at = (text: string): number => Date.parse(`${text.replace('Z', '')}Z`) * 1000
export const iso = (time: number): string =>
  new Date(Math.floor(time / 1000)).toISOString().replace('Z', `${String(time % 1000).padStart(3, '0')}Z`)

export const start = at('2025-10-20T00:00')
export const end = at('2025-11-03T00:00')
export const days: readonly number[] = Array.from({ length: 14 }, (_, i) => start + i * day)

/** The sensor was down: nothing that began then was seen. */
export const gap = { from: at('2025-10-25T01:00'), to: at('2025-10-25T04:00') }
export const missed = (time: number): boolean => time < start || time >= end || (time >= gap.from && time < gap.to)
/** A holiday: the office is as empty as on a Sunday. */
export const holiday = at('2025-10-31T00:00')
/** All workstations fetch the same update. */
export const updateDay = at('2025-10-29T00:00')

const winterTime = at('2025-10-26T01:00')
/** The company's clocks stand two hours before UTC, one from 26 October. */
export const localMidnight = (date: number): number => date - (date < winterTime ? 2 : 1) * hour

/** By the date in UTC. */
export function isWorkday(date: number): boolean {
  const weekday = new Date(date / 1000).getUTCDay()
  return weekday !== 0 && weekday !== 6 && date !== holiday
}
