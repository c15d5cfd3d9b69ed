const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `388 kB`, `1.9 MB`: decimal, two figures below ten. For prose and ledgers; never for a column sorted by it. */
export function size(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${sizes[power]}`
}

/** `301,482`. */
export const whole = (n: number): string => n.toLocaleString('en')

/** `1 file`, `346 files`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`

/** `61 %`, with a narrow space that does not break; one decimal next to either end, so that some is not none and nearly all not all. */
export function percent(share: number): string {
  const value = share * 100
  const words =
    value > 0 && value < 1 ? value.toFixed(1) : value > 99 && value < 100 ? (Math.floor(value * 10) / 10).toFixed(1) : Math.round(value)
  return `${words}\u202f%`
}
