const ISO = /^([+-]?\d{4,6})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/i

/** Seconds with six decimals of a whole number of microseconds. */
function seconds(micros: bigint): string {
  const size = micros < 0n ? -micros : micros
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`
}

/** Microseconds of a decimal fraction, rounded at the seventh digit. */
function fraction(digits: string): bigint {
  // Zeek rounds the fraction on its own: 0.9999999 is written `.1000000`, seven digits for a whole second (threading/formatters/JSON.cc).
  if (digits === '1000000') return 1_000_000n
  const micros = BigInt(digits.slice(0, 6).padEnd(6, '0'))
  return (digits[6] ?? '0') >= '5' ? micros + 1n : micros
}

/** Epoch seconds of ISO 8601 text, exact to the microsecond, UTC where it names no offset; null for what is no such time. */
export function isoSeconds(text: string): string | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', digits = '', sign, hours = '0', minutes = '0'] = match
  const whole = Date.UTC(2000, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const date = new Date(whole)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (Number.isNaN(date.getTime())) return null
  // A day or hour that does not exist rolls over: the fields then differ.
  if (
    date.getUTCMonth() !== Number(month) - 1 ||
    date.getUTCDate() !== Number(day) ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 60
  )
    return null
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
  return seconds(BigInt(date.getTime()) * 1000n - BigInt(offset) * 1_000_000n + (digits ? fraction(digits) : 0n))
}

/** Above this a number counts milliseconds: as seconds it would be after the year 5138. */
const MILLISECONDS_FROM = 1e11

/**
 * Whether a record counts its times in milliseconds, by its `ts`, so that a certificate's end in the year 9999 stays right;
 * null where `ts` is no number and each time must tell for itself.
 */
export const countsMilliseconds = (ts: unknown): boolean | null =>
  typeof ts === 'number' || typeof ts === 'bigint' ? Math.abs(Number(ts)) > MILLISECONDS_FROM : null

/**
 * Epoch seconds of a number. A double near the present has steps of a quarter microsecond, so rounding to six decimals is exact
 * for what was written with six.
 */
export const numberSeconds = (value: number, milliseconds: boolean | null) =>
  ((milliseconds ?? Math.abs(value) > MILLISECONDS_FROM) ? value / 1000 : value).toFixed(6)
