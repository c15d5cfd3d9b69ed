const DAY_MS = 86_400_000

/** `2026-02-25`: the day in UTC that begins so many days from now. */
export const dayAfter = (days: number, now = Date.now()): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10)

/** When a day begins, as entries carry it. */
export const beginOf = (day: string): string => `${day}T00:00:00.000Z`

/** What is offered beside the date; the first is the usual one. */
export const spans = [
  { days: 90, words: '90 days' },
  { days: 30, words: '30 days' },
  { days: 365, words: '1 year' },
] as const
