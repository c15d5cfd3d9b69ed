import type { NamedNetwork, Network } from '../networks'
import type { DuckStore } from '../store/duckdb'
import type { Reference } from '../store/reference'

/** Of several networks with one CIDR the first counts. */
export function eachOnce(networks: readonly NamedNetwork[]): Pick<Reference, 'networks' | 'replaced'> {
  const isFirst = (network: NamedNetwork) => networks.find(({ cidr }) => cidr === network.cidr) === network
  return { networks: networks.filter(isFirst), replaced: networks.filter((network) => !isFirst(network)) }
}

/** A store that also knows the networks that were named in the page; they are asked for anew each time, and count before those of files. */
export function withNamed(store: DuckStore, named: () => Promise<readonly Network[]>): DuckStore {
  return {
    ...store,
    reference: async () => {
      const [reference, ofPage] = await Promise.all([store.reference(), named()])
      const own = ofPage.map(({ cidr, name, roles }) => ({ cidr, name, roles, source: null }))
      const all = eachOnce([...own, ...reference.networks, ...reference.replaced])
      return { ...reference, ...all, key: own.length === 0 ? reference.key : `${reference.key} ${JSON.stringify(own)}` }
    },
  }
}
