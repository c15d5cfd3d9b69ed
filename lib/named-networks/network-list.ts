import { addressIndex } from '../find/indexes'
import { type NamedNetwork, rangesOf, widerOf } from '../networks'
import { placing } from '../reference/networks'
import { join, raw, type Sql, sql } from '../sql'
import type { QueryOptions, Store } from '../store/store'
import type { SavedNetwork } from './named-networks'

export interface ListedNetwork extends NamedNetwork {
  /** By which the page changes it; null for one of a file. */
  readonly id: string | null
  /** Addresses of all data that belong to it and to no narrower one; null where another entry of the same CIDR counts in its place. */
  readonly addresses: number | null
  /** The next wider network around it: its CIDR and name. */
  readonly within: Pick<NamedNetwork, 'cidr' | 'name'> | null
  /** The next narrower ones inside it, whose addresses are theirs alone. */
  readonly without: readonly Pick<NamedNetwork, 'cidr' | 'name'>[]
}

export interface NetworkList {
  readonly networks: readonly ListedNetwork[]
  /** Distinct addresses of all data, and those that lie in none of the networks. */
  readonly addresses: number
  readonly unnamed: number
  /** What is inside, and who says so. */
  readonly inside: string
}

/** How many addresses of the data lie in each of the networks, and, last, how many there are. */
async function counted(store: Store, networks: readonly NamedNetwork[], options: QueryOptions): Promise<readonly number[]> {
  const index = await addressIndex(store, options)
  if (!index) return [...networks.map(() => 0), 0]
  const lie = (network: NamedNetwork): Sql =>
    store.dialect.inRanges(
      sql`address`,
      rangesOf(networks, ({ cidr }) => cidr === network.cidr),
    )
  const counts = networks.map((network, i) => sql`count(*) FILTER (WHERE ${lie(network)}) AS ${raw(`n${i}`)}`)
  const { rows } = await store.query(sql`SELECT ${join([...counts, sql`count(*) AS total`])} FROM ${index}`, options)
  return [...networks.map((_, i) => Number(rows[0]?.[`n${i}`] ?? 0)), Number(rows[0]?.total ?? 0)]
}

const brief = ({ cidr, name }: NamedNetwork) => ({ cidr, name })

/** The user's networks, those of the page and those of files, with what lies in each of them. */
export async function networkList(store: Store, ofPage: readonly SavedNetwork[], options: QueryOptions = {}): Promise<NetworkList> {
  const reference = await store.reference()
  const { networks, replaced } = reference
  const counts = await counted(store, networks, options)
  const addresses = counts.at(-1) ?? 0
  const idOf = (network: NamedNetwork) => (network.source === null ? (ofPage.find(({ cidr }) => cidr === network.cidr)?.id ?? null) : null)
  const one = (network: NamedNetwork, i: number): ListedNetwork => {
    const wider = widerOf(networks, network)
    return {
      ...network,
      id: idOf(network),
      addresses: counts[i] ?? 0,
      within: wider ? { cidr: wider.cidr, name: wider.name } : null,
      without: networks.filter((other) => widerOf(networks, other)?.cidr === network.cidr).map(brief),
    }
  }
  return {
    networks: [...networks.map(one), ...replaced.map((network) => ({ ...network, id: null, addresses: null, within: null, without: [] }))],
    addresses,
    unnamed: addresses - counts.slice(0, -1).reduce((sum, n) => sum + n, 0),
    inside: placing([], reference, store.dialect).because,
  }
}
