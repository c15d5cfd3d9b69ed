import { badParams } from './errors'

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Microseconds since 1970 of ISO 8601 text; UTC where it names no zone. Throws `bad-params` for what is no time. */
export function isoToMicros(iso: string): bigint {
  const [whole, day, minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = shape.exec(iso.trim()) ?? []
  const millis = whole ? Date.parse(`${day}T${minutes}${seconds}${zone.toUpperCase()}`) : Number.NaN
  if (Number.isNaN(millis)) throw badParams({ time: [`"${iso}" is no time. Write it like 2026-01-02T03:04:05Z.`] })
  return BigInt(millis) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

/** ISO 8601 UTC with microseconds; null for what no calendar holds. */
export function microsToIso(micros: bigint): string | null {
  const rest = ((micros % 1000n) + 1000n) % 1000n
  const date = new Date(Number((micros - rest) / 1000n))
  if (Number.isNaN(date.getTime())) return null
  return `${date.toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}
