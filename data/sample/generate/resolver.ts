import { second } from './calendar'
import type { Names } from './names'
import type { Random } from './random'

export interface Answer {
  /** Microseconds until the reply. */
  readonly rtt: number
  readonly found: boolean
  readonly answers: readonly string[]
  /** Seconds, as they stand at the time of the reply. */
  readonly ttls: readonly number[]
  readonly addresses: readonly string[]
  /** Whether the resolver had to ask elsewhere. */
  readonly fresh: boolean
}

export interface Resolver {
  readonly address: string
  ask(name: string, type: 'A' | 'AAAA', now: number): Answer
}

interface Kept {
  readonly records: readonly { readonly text: string; readonly isAddress: boolean; readonly ttl: number; readonly expires: number }[]
  readonly found: boolean
  readonly until: number
}

/** Seconds for which it is kept that there is nothing. */
const negative = 300

/** A cache: the owner is asked when the shortest record has run out; until then all of them count down. */
export function resolver(
  address: string,
  names: Names,
  random: Random,
  near: { readonly least: number; readonly median: number },
): Resolver {
  const cache = new Map<string, Kept>()

  function fill(name: string, type: 'A' | 'AAAA', time: number): Kept {
    const zone = names.ask(name, time, random)
    const texts = zone ? (type === 'A' ? zone.a : (zone.aaaa ?? [])) : []
    const addresses = zone ? texts.map((text) => ({ text, isAddress: true, ttl: zone.ttl, expires: time + zone.ttl * second })) : []
    const alias = zone?.cname
      ? [{ text: zone.cname.name, isAddress: false, ttl: zone.cname.ttl, expires: time + zone.cname.ttl * second }]
      : []
    const records = [...alias, ...addresses]
    const until = texts.length === 0 ? time + negative * second : Math.min(...records.map(({ expires }) => expires))
    return { records, found: zone !== null, until }
  }

  return {
    address,
    ask(name, type, now) {
      const key = `${name} ${type}`
      const quick = near.least + Math.round(random.skewed(near.median, 0.3))
      const cached = cache.get(key)
      const fresh = cached === undefined || cached.until <= now + quick
      const rtt = fresh ? quick + Math.round(random.skewed(28_000, 0.5)) : quick
      const kept = fresh ? fill(name, type, now + rtt) : cached
      if (fresh) cache.set(key, kept)
      return {
        rtt,
        fresh,
        found: kept.found,
        answers: kept.records.map(({ text }) => text),
        ttls: kept.records.map(({ ttl, expires }) => Math.min(ttl, Math.ceil((expires - now - rtt) / second))),
        addresses: kept.records.filter(({ isAddress }) => isAddress).map(({ text }) => text),
      }
    },
  }
}
