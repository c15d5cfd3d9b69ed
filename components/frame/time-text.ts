import { monthNumber } from '../value/time'

const DAY_MS = 86_400_000
const steps = { m: 60_000, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS } as const

/**
 * Reads a time as people type it, in UTC: `29 Oct 13:30`, `29 Oct 2025`, ISO 8601, epoch seconds, `-3d` back from the end of
 * the data. A missing year is the one of the data's end, or the one before where that would lie in its future.
 * Answers ISO 8601, or null when it cannot be read.
 */
export function readTime(text: string, end: string): string | null {
  const typed = text.trim().replace(/\s*(utc|z)$/i, '')
  const last = new Date(end)
  const back = /^-(\d{1,4})\s*([mhdw])$/.exec(typed)
  if (back) return iso(last.getTime() - Number(back[1]) * steps[back[2] as keyof typeof steps])
  if (/^\d{9,10}(\.\d+)?$/.test(typed)) return iso(Number(typed) * 1000)
  const date = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,6})?)?)?$/.exec(typed)
  if (date) return exact(date)
  const named = /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?)?$/i.exec(typed)
  return named ? fromWords(named, last) : null
}

function fromWords([, day = '', month = '', year, hour = '0', minute = '0', second = '0']: RegExpExecArray, last: Date): string | null {
  const number = monthNumber(month)
  if (number < 0) return null
  const at = (y: number) => Date.UTC(y, number, Number(day), Number(hour), Number(minute), Number(second))
  const thisYear = at(last.getUTCFullYear())
  const time = year ? at(Number(year)) : thisYear > last.getTime() + DAY_MS ? at(last.getUTCFullYear() - 1) : thisYear
  const read = new Date(time)
  const fits = read.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  return fits ? iso(time) : null
}

/** Keeps the microseconds that a JavaScript date would lose. */
function exact([, year, month, day, hour = '00', minute = '00', second = '00', fraction = '']: RegExpExecArray): string | null {
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const date = new Date(`${whole}Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(whole) ? null : short(`${whole}${fraction}Z`)
}

const iso = (ms: number): string | null => (Number.isFinite(ms) ? short(new Date(ms).toISOString().replace(/\.000Z$/, 'Z')) : null)

/** Whole minutes need no seconds in a link. */
const short = (text: string): string => text.replace(/:00Z$/, 'Z')
