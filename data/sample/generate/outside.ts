import { random } from './random'

/**
 * Addresses in as many /16 networks as wanted. The ranges for documentation hold three such networks alone; these are of 240.0.0.0/4,
 * which is reserved and nobody's.
 */
export function spread(seed: string, addresses: number, networks: number): readonly string[] {
  const own = random(`spread ${seed}`)
  const prefixes = new Set<string>()
  while (prefixes.size < networks) prefixes.add(`${own.int(241, 254)}.${own.int(0, 255)}`)
  const list = [...prefixes]
  return Array.from({ length: addresses }, (_, i) => `${list[i % networks]}.${own.int(1, 254)}.${own.int(1, 254)}`)
}
