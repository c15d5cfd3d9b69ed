/** `1,206`. */
export const whole = (n: number): string => n.toLocaleString('en')

/** With a capital letter at the beginning: `Connections`. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** `1 connection`, `1,206 connections`. */
export const counted = (n: number | null, one: string, many = `${one}s`): string => `${whole(n ?? 0)} ${n === 1 ? one : many}`

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in powers of a thousand: `312 kB`, `1.2 GB`. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${sizes[power]}`
}

const lengths = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** Seconds in the largest unit of which there are at least two: `600 s` is `10 min`. */
export function durationText(seconds: number): string {
  const found = lengths.find(([, length]) => seconds >= 2 * length)
  if (!found) return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`
  const value = seconds / found[1]
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${found[0]}`
}

const named = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** Seconds in words, in the largest unit that they fill: `1 day`, `36 hours`, `90 seconds`. */
export function durationWords(seconds: number): string {
  const [one, length] = named.find(([, length]) => seconds > 0 && seconds % length === 0) ?? ['second', 1]
  return counted(seconds / length, one)
}

/** Records of a log within a scope. */
export interface ReadLog {
  readonly log: string
  readonly records: number
}

/** `218,940 dns records`, `9,214 dns and 3,021 conn records`; above three logs their sum: `718,530 records of 5 logs`. */
export function recordsRead(read: readonly ReadLog[]): string {
  const some = read.filter(({ records }) => records > 0)
  if (some.length === 0) return 'no records'
  if (some.length > 3) return `${whole(some.reduce((sum, { records }) => sum + records, 0))} records of ${some.length} logs`
  const parts = some.map(({ log, records }) => `${whole(records)} ${log}`)
  const words = [parts.slice(0, -1).join(', '), parts.at(-1)].filter((part) => part !== '').join(' and ')
  return `${words} ${some.length === 1 && some[0]?.records === 1 ? 'record' : 'records'}`
}
