import type { Random } from './random'

/** What the owner of a name publishes at one moment. */
export interface Zone {
  /** TTL of the addresses, seconds. */
  readonly ttl: number
  /** An alias, and the TTL of the alias. */
  readonly cname?: { readonly name: string; readonly ttl: number }
  readonly a: readonly string[]
  readonly aaaa?: readonly string[]
}

/** A fixed zone, or one that answers anew at each fill of a cache. */
export type Publishes = Zone | ((now: number, random: Random) => Zone)

export interface Names {
  add(name: string, zone: Publishes): void
  /** null: no such name. */
  ask(name: string, now: number, random: Random): Zone | null
}

export function names(): Names {
  const known = new Map<string, Publishes>()
  return {
    add(name, zone) {
      if (known.has(name)) throw new Error(`${name} is there already.`)
      known.set(name, zone)
    },
    ask(name, now, random) {
      const zone = known.get(name)
      return zone === undefined ? null : typeof zone === 'function' ? zone(now, random) : zone
    },
  }
}
