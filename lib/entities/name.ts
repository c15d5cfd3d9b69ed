import { defineEntity } from '../entity'
import { exactly } from '../filters'
import { blocks } from './name/blocks'
import { facts } from './name/facts'
import { identify, spellings } from './name/spelt'
import { counted, counts, listed } from './parts/words'

/** Fields that hold a name, and what their records are where the log does not say it. */
const places: readonly { readonly log: string; readonly field: string; readonly as?: string }[] = [
  { log: 'dns', field: 'query' },
  { log: 'dns', field: 'answers', as: 'answers that lead to it' },
  { log: 'ssl', field: 'server_name' },
  { log: 'quic', field: 'server_name' },
  { log: 'http', field: 'host' },
  { log: 'x509', field: 'san_dns', as: 'certificates for it' },
  { log: 'dhcp', field: 'client_fqdn', as: 'leases' },
]

/** A name in DNS has at most 253 characters; what logs hold in its place may be longer. */
const longest = 1000

export const name = defineEntity({
  kind: 'name',
  path: 'names',
  variable: 'name',
  parse: (text) => {
    const bare = text.trim().replace(/(?<=.)\.$/, '')
    return bare === '' || bare.length > longest ? null : bare
  },
  misread: 'is no name',
  logs: ['dns', 'conn', 'ssl', 'quic', 'x509', 'http'],
  opens: [
    { kinds: ['name', 'names'], id: '{}' },
    { fields: ['answers', 'auth', 'host', 'san_dns', 'domain'], like: '(?=.*[a-z])[^\\s:/]+', id: '{}' },
  ],
  own: ['query', 'answers', 'server_name', 'san_dns', 'client_fqdn'],
  identify,
  mentions: (id, log, columns, known) =>
    places
      .filter((place) => place.log === log && columns.some(({ name: column }) => column === place.field))
      .map(({ field, as }) => ({ log, filter: spellings(id, known).map((one) => exactly(field, one)), ...(as && { as }) })),
  inRows: (id, known) => [{ kinds: ['name', 'names', 'end'], values: spellings(id, known) }],
  hosts: 'asked or reached by',
  drawn: 'heat',
  facts,
  blocks,
  sentence: ({ blocks: { addresses, clients, resolvers, servers }, facts: { lookups }, records }) => {
    const does = listed([
      counts(addresses, (n) => `answered with ${counted(n, 'address', 'addresses')}`),
      counts(clients, (n) => `used by ${counted(n, 'host')}`),
      counts(resolvers, (n) => `asked of ${counted(n, 'resolver')}`),
      counts(servers, (n) => `sent to ${counted(n, 'server')} in TLS`),
    ])
    if (records === 0) return 'Name: no record of it in this scope.'
    return `Name${does ? ` ${does}` : ''}.${lookups === '0' ? ' No lookup of it was seen.' : ''}`
  },
})
