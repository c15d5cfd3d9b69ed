/** A stream of numbers that depends on its seed alone. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Earlier elements more often than later ones, as with popular sites. */
  favour<T>(list: readonly T[]): T
  some<T>(list: readonly T[], count: number): T[]
  /** Exponential: the wait between events that come `mean` apart. */
  wait(mean: number): number
  /** Sizes and lengths: half of them below `median`, some far above. */
  skewed(median: number, spread?: number): number
  text(length: number, alphabet?: string): string
  hex(length: number): string
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by a text. */
export function random(seed: string): Random {
  let [a, b, c, counter] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`), 1]
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i++) next()

  const index = (length: number, share: number) => Math.min(length - 1, Math.floor(length * share))
  function at<T>(list: readonly T[], i: number): T {
    const found = list[i]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }
  const text = (length: number, alphabet = LETTERS) => Array.from({ length }, () => alphabet[index(alphabet.length, next())]).join('')
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => at(list, index(list.length, next())),
    favour: (list) => at(list, index(list.length, next() ** 2.5)),
    some(list, count) {
      const rest = [...list]
      return Array.from({ length: Math.min(count, list.length) }, () => at(rest.splice(index(rest.length, next()), 1), 0))
    },
    wait: (mean) => -Math.log(1 - next()) * mean,
    // The sum of four uniform numbers is near enough to a normal one.
    skewed: (median, spread = 1) => median * Math.exp((next() + next() + next() + next() - 2) * Math.sqrt(3) * spread),
    text,
    hex: (length) => text(length, '0123456789abcdef'),
  }
}
