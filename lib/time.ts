import { badParams } from './errors'

/** Times from before are a sensor’s whose clock was not set, or count from a capture’s beginning: none of them is a date. */
export const clocksFrom = '2000-01-01T00:00:00.000000Z'

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Minutes east of Greenwich of `Z`, `+02:00`, `-0530`; none is UTC. */
function offset(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

/**
 * Microseconds since 1970 of ISO 8601 (a date alone is its midnight, no zone is UTC) or of epoch seconds.
 * Digits beyond the microsecond are cut. Null for what is no time, such as 30 February.
 */
export function parseTime(text: string): bigint | null {
  const epoch = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text.trim())
  if (epoch) {
    const micros = BigInt(epoch[2] ?? '0') * 1_000_000n + fraction(epoch[3])
    return epoch[1] === '-' ? -micros : micros
  }
  const match = iso.exec(text.trim())
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  date.setUTCFullYear(year)
  const whole = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return whole ? BigInt(date.getTime() - offset(match[8]) * 60_000) * 1000n + fraction(match[7]) : null
}

function fraction(digits = ''): bigint {
  return BigInt(digits.padEnd(6, '0').slice(0, 6))
}

/** Microseconds since 1970 of a time as `parseTime` reads it. Throws `bad-params` for what is no time. */
export function isoToMicros(iso: string): bigint {
  const micros = parseTime(iso)
  if (micros === null) throw badParams({ time: [`"${iso}" is no time. Write it like 2026-01-02T03:04:05Z.`] })
  return micros
}

/** ISO 8601 UTC with microseconds, `2025-10-29T14:35:08.204911Z`; null for what no calendar holds. */
export function microsToIso(micros: bigint): string | null {
  const rest = ((micros % 1000n) + 1000n) % 1000n
  const date = new Date(Number((micros - rest) / 1000n))
  if (Number.isNaN(date.getTime())) return null
  return `${date.toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

/** The first instant after one: ranges leave their end out, and the last record belongs to the data. */
export function justAfter(iso: string): string {
  const micros = parseTime(iso)
  return (micros === null ? null : microsToIso(micros + 1n)) ?? iso
}

/** ISO 8601 UTC of whole seconds since 1970. Throws RangeError for what no calendar holds. */
export function isoOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}.000000Z`
}
