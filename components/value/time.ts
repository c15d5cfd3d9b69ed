const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export const monthNumber = (name: string): number => months.findIndex((month) => month.toLowerCase() === name.slice(0, 3).toLowerCase())

const two = (n: number) => String(n).padStart(2, '0')

const day = (date: Date, year: boolean) =>
  `${two(date.getUTCDate())} ${months[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ''}`

/** `29 Oct 14:35`, with the year where asked; UTC. Text that is no time comes back as it is. */
export function shortTime(iso: string, year = false): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : `${day(date, year)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** `29 Oct`, UTC. */
export const shortDay = (iso: string, year = false): string => day(new Date(iso), year)

/** Whether two times lie in different years, so that times between them must name theirs. */
export function crossesYear(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && new Date(from).getUTCFullYear() !== new Date(to).getUTCFullYear()
}

/** `clock` where the day stands in the head; `year` where the data cross one. */
export type TimeStyle = 'clock' | 'day' | 'year'

/** How times between two ends are written; the second lies outside. */
export function timeStyle(from: string | null, to: string | null): { readonly times: TimeStyle; readonly day: string | null } {
  const first = from === null ? Number.NaN : Date.parse(from)
  const last = to === null ? Number.NaN : Date.parse(to) - 1
  if (Number.isNaN(first) || Number.isNaN(last)) return { times: 'day', day: null }
  const [a, b] = [new Date(first).toISOString(), new Date(last).toISOString()]
  if (a.slice(0, 10) === b.slice(0, 10)) return { times: 'clock', day: a }
  return { times: a.slice(0, 4) === b.slice(0, 4) ? 'day' : 'year', day: null }
}

/** `14:35:08`, UTC. */
export function clock(iso: string): string {
  const date = new Date(iso)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
}

/** `20 Oct 00:00 – 03 Nov 00:00 UTC`: the years are shown when the span crosses one. */
export function span(from: string, to: string, year = false): string {
  const years = year || crossesYear(from, to)
  const sameDay = shortDay(from) === shortDay(to) && !years
  return `${shortTime(from, years)} – ${sameDay ? clock(to).slice(0, 5) : shortTime(to, years)} UTC`
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const

/** `13 d 21 h`, `2 h 03 min`, `45 s`: at most two units. */
export function duration(seconds: number): string {
  const first = units.findIndex(([, size]) => seconds >= size)
  const [unit, size] = units[first] ?? units[3]
  const whole = Math.floor(seconds / size)
  const next = units[first + 1]
  const rest = next ? Math.floor((seconds - whole * size) / next[1]) : 0
  const shown = whole.toLocaleString('en')
  return next && rest > 0 ? `${shown} ${unit} ${unit === 'h' ? two(rest) : rest} ${next[0]}` : `${shown} ${unit}`
}

/** `answered in 0.21 s`. */
export const answeredIn = (seconds: number): string => `answered in ${seconds.toFixed(2)} s`
