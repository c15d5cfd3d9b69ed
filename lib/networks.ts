import { addressNumber, addressText, apart, type Block, parseBlock } from './address'

/** What a network can be to its owner; `internal` makes its hosts one's own. */
export const networkRoles = ['internal', 'crown jewels', 'user', 'server'] as const
export type NetworkRole = (typeof networkRoles)[number]

/** A network under the name that the user gave it. */
export interface Network {
  /** As `readCidr` writes it. */
  readonly cidr: string
  readonly name: string
  readonly roles: readonly NetworkRole[]
}

/** A network and where it was named: the file, or null for the page. */
export interface NamedNetwork extends Network {
  readonly source: string | null
}

/** Networks that are one's own unless said otherwise. Source: RFC 1918, 6598, 1122, 3927, 4193, 4291. */
export const privateNetworks: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
]

/** Both ends of some addresses, included, as decimal numbers of lib/address. */
export type Range = readonly [first: string, last: string]

/** Pills whose value names networks or roles: either end of a connection, its originator, its responder. */
const networkFields = ['network', 'src_network', 'dst_network'] as const
export const isNetworkField = (field: string): boolean => networkFields.some((one) => one === field)

/** A network as it is kept: the shortest spelling, a single address with its length. Answers what is wrong with text that is none. */
export function readCidr(text: string): { readonly cidr: string } | { readonly fault: string } {
  const block = parseBlock(text)
  if (!block) return { fault: 'must be a network such as 192.0.2.0/24 or 2001:db8::/32' }
  const [address = '', given] = text.trim().split('/')
  const width = address.includes(':') ? 128 : 32
  const length = given === undefined ? width : Number(given)
  const dotted = width === 128 && length >= 96 && block.first >> 32n === 0xffffn
  const cidr = `${addressText(block.first)}/${dotted ? length - 96 : length}`
  return addressNumber(address) === block.first ? { cidr } : { fault: `names one address within a network: the network is ${cidr}` }
}

const blockOf = ({ cidr }: Network): Block => parseBlock(cidr) ?? { first: 1n, last: 0n }
const size = ({ first, last }: Block) => last - first
const holds = (outer: Block, inner: Block) =>
  apart(inner).every((part) => apart(outer).some(({ first, last }) => first <= part.first && part.last <= last))

/** The networks that hold an address or a whole block, the narrowest first. */
function around(networks: readonly Network[], inner: Block): Network[] {
  const holding = networks.map((network) => ({ network, block: blockOf(network) })).filter(({ block }) => holds(block, inner))
  return holding.sort((a, b) => Number(size(a.block) > size(b.block)) - Number(size(a.block) < size(b.block))).map(({ network }) => network)
}

/** The network that an address belongs to: of those that hold it the one with the longest prefix. */
export function networkOf<N extends Network>(networks: readonly N[], address: string): N | undefined {
  const number = addressNumber(address)
  const found = number === null ? undefined : around(networks, { first: number, last: number })[0]
  return networks.find((network) => network === found)
}

/** The next wider network around one, if any. */
export function widerOf(networks: readonly Network[], network: Network): Network | undefined {
  return around(networks, blockOf(network)).find(({ cidr }) => cidr !== network.cidr)
}

/** The addresses that belong to some of the networks: what a narrower one holds belongs to that alone. In order, apart from each other. */
export function rangesOf(networks: readonly Network[], wanted: (network: Network) => boolean): Range[] {
  const blocks = networks.map(blockOf).flatMap(apart)
  const starts = [...new Set(blocks.flatMap(({ first, last }) => [first, last + 1n]))].sort((a, b) => Number(a > b) - Number(a < b))
  const ranges: { first: bigint; last: bigint }[] = []
  for (const [i, first] of starts.slice(0, -1).entries()) {
    const last = (starts[i + 1] ?? first) - 1n
    const owner = around(networks, { first, last })[0]
    if (!owner || !wanted(owner)) continue
    const before = ranges.at(-1)
    if (before && before.last + 1n === first) before.last = last
    else ranges.push({ first, last })
  }
  return ranges.map(({ first, last }) => [String(first), String(last)])
}

/** What a pill's value may say: every name and role in use, each once. */
export function networkWords(networks: readonly Network[]): string[] {
  return [
    ...new Set([...networks.map(({ name }) => name), ...networkRoles.filter((role) => networks.some(({ roles }) => roles.includes(role)))]),
  ]
}

/** Whether a network has one of these names or roles; case does not count. */
export function isCalled({ name, roles }: Network, words: readonly string[]): boolean {
  return words.some((word) => word.toLowerCase() === name.toLowerCase() || roles.some((role) => role === word.toLowerCase()))
}
