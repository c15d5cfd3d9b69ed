import type { Dialect, Reference } from '../hunt'
import { privateNetworks, rangesOf } from '../networks'
import { networks } from '../params'
import { anyOf, type Sql, sql } from '../sql'

/** Networks in which no single host answers. Source: IANA special-purpose address registries (RFC 6890), RFC 5771, RFC 4291. */
export const specialNetworks: readonly string[] = ['0.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32', 'ff00::/8', '::/128']

/** Whether an address lies in one of the networks; an unset one lies in none. Each network is CIDR. */
export function lies(address: Sql, networks: readonly string[], fn: Dialect): Sql {
  return sql`coalesce(${anyOf(networks.map((network) => fn.inNetwork(address, network)))}, FALSE)`
}

/** The parameter of a hunt that tells inside from outside: blank unless one disagrees with what `placing` takes for one's own. */
export const ownNetworks = (what: string) =>
  networks({
    label: 'Own networks',
    help: `${what} in these networks are inside, whatever else is known. Unless set: your networks with the role internal, else as the sensor says, else private, shared and link-local ranges.`,
  })

/** How inside is told from outside. */
export interface Placing {
  /** Whether an address lies inside, by itself; an unset one does not. */
  readonly inside: (address: Sql) => Sql
  /** Whether Zeek's local_orig and local_resp count before the address, where they are set. */
  readonly sensorFirst: boolean
  /** Who says so, in a sentence. */
  readonly because: string
  /** How many networks were named for it. */
  readonly named: number
}

/** Inside is what a parameter gives, else the user's networks with the role internal, else what the sensor calls local, else what is private. */
export function placing(given: readonly string[], { networks }: Pick<Reference, 'networks'>, fn: Dialect): Placing {
  const internal = networks.filter(({ roles }) => roles.includes('internal'))
  if (given.length > 0)
    return {
      inside: (address) => lies(address, given, fn),
      sensorFirst: false,
      because: `Inside are the own networks given as a parameter: ${several(given)}.`,
      named: given.length,
    }
  if (internal.length > 0) {
    const ranges = rangesOf(networks, ({ roles }) => roles.includes('internal'))
    return {
      inside: (address) => sql`coalesce(${fn.inRanges(address, ranges)}, FALSE)`,
      sensorFirst: false,
      because: `Inside are your networks with the role internal: ${several([...new Set(internal.map(({ name }) => name))])}.`,
      named: internal.length,
    }
  }
  return {
    inside: (address) => lies(address, privateNetworks, fn),
    sensorFirst: true,
    because:
      'You named no internal network: inside is what Zeek calls local (local_orig, local_resp), else what is in a private, shared or link-local range.',
    named: 0,
  }
}

const several = (all: readonly string[]) => (all.length > 5 ? `${all.slice(0, 4).join(', ')} and ${all.length - 4} more` : all.join(', '))
