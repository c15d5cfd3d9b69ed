/** Numbers 0–1 that look random and are the same for the same seed. Source: mulberry32. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    /** A number that varies as bytes of transfers do. */
    skewed: (middle: number, spread: number) => Math.round(middle * Math.exp(spread * normal())),
    /** How often what comes by chance came. Knuth, The Art of Computer Programming 2, 3.4.1. */
    poisson(mean: number) {
      const limit = Math.exp(-mean)
      let n = 0
      for (let product = next(); product > limit; product *= next()) n++
      return n
    },
  }
}

export type Chance = ReturnType<typeof chance>
