import { type Random, random } from './random'

/** Brindleworks, an invented maker of instruments: offices and a workshop on 10.20.0.0/16 and 2001:db8:20::/48. */
export const domain = 'brindleworks.example'

export interface Client {
  readonly name: string
  readonly address: string
  /** Some have one of the second generation as well. */
  readonly v6: string | null
  readonly mac: string
  readonly agent: string
  /** Which of the two resolvers it asks. */
  readonly resolver: 0 | 1
}

export interface Server {
  readonly name: string
  readonly address: string
}

export const servers = {
  resolverOne: { name: 'ns1', address: '10.20.0.53' },
  resolverTwo: { name: 'ns2', address: '10.20.0.54' },
  directory: { name: 'dc1', address: '10.20.0.10' },
  files: { name: 'files', address: '10.20.0.20' },
  intranet: { name: 'intranet', address: '10.20.0.30' },
  build: { name: 'build', address: '10.20.0.40' },
  printer: { name: 'print', address: '10.20.0.60' },
  leases: { name: 'dhcp', address: '10.20.0.67' },
  monitor: { name: 'monitor', address: '10.20.0.90' },
  clock: { name: 'time', address: '10.20.0.123' },
  web: { name: 'www', address: '10.20.1.10' },
  exchange: { name: 'ftp', address: '10.20.1.21' },
  mail: { name: 'mail', address: '10.20.1.25' },
} as const satisfies Record<string, Server>

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
]

function client(name: string, address: string, own: Random): Client {
  const host = address.split('.').slice(2).join(':')
  return {
    name,
    address,
    v6: own.chance(0.3) ? `2001:db8:20::${host}` : null,
    mac: `02:20:${own.hex(8).replace(/(..)(?!$)/g, '$1:')}`,
    agent: own.favour(agents),
    resolver: own.chance(0.85) ? 0 : 1,
  }
}

const many = (count: number, name: string, address: (i: number) => string): readonly Client[] => {
  const own = random(`company ${name}`)
  return Array.from({ length: count }, (_, i) => client(`${name}${String(i + 1).padStart(2, '0')}`, address(i), own))
}

/** Desks in four rooms: 10.20.8.0/24 to 10.20.11.0/24. */
export const workstations = many(64, 'ws', (i) => `10.20.${8 + (i % 4)}.${20 + (i >> 2)}`)
export const phones = many(12, 'phone', (i) => `10.20.16.${20 + i}`)
export const sensors = many(10, 'gauge', (i) => `10.20.24.${20 + i}`)

/** The workstation with this address. */
export function workstation(address: string): Client {
  const found = workstations.find((one) => one.address === address)
  if (!found) throw new Error(`No workstation has ${address}.`)
  return found
}
