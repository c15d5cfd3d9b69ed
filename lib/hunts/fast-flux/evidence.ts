import { exactly } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import { mostAddresses, mostClients } from './detail'
import type { Params } from './params'
import type { FluxRow } from './words'

export function evidence(row: FluxRow): readonly Evidence[] {
  const name = exactly('query', row.query)
  return [
    { label: 'Lookups of the name', log: 'dns', filter: [name], fields: ['id_orig_h', 'answers', 'ttls'], deciding: ['answers'] },
    { label: 'Answers that it does not exist', log: 'dns', filter: [name, exactly('rcode_name', 'NXDOMAIN')] },
    { label: 'TLS connections that name it', log: 'ssl', filter: [exactly('server_name', row.query)] },
    { label: 'HTTP requests to it', log: 'http', filter: [exactly('host', row.query)] },
  ]
}

const texts = (value: Detail[string] | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** `the 34 addresses`; where not all are asked for, `the first 50 of 213 addresses`. */
function named(addresses: readonly string[], all: number): string {
  if (all > addresses.length) return `the first ${addresses.length} of ${all} addresses`
  return all === 1 ? 'the address' : `the ${all} addresses`
}

/** What else the name's addresses were seen at: connections, other names, certificates. Nothing where it has no address. */
export function checks(row: FluxRow, _: Params, detail: Detail): readonly Evidence[] {
  const addresses = texts(detail.addresses).slice(0, mostAddresses)
  if (addresses.length === 0) return []
  const them = named(addresses, row.addresses ?? addresses.length)
  const clients = (row.clients ?? 0) <= mostClients ? texts(detail.clients) : []
  const who = clients.length === 0 ? 'any host' : clients.length === 1 ? clients[0] : `its ${clients.length} clients`
  const at = (field: string) => addresses.map((address) => exactly(field, address))
  return [
    {
      label: `Connections from ${who} to ${them}`,
      log: 'conn',
      filter: [...clients.map((client) => exactly('id_orig_h', client)), ...at('id_resp_h')],
    },
    { label: `Other names on ${them}`, log: 'dns', filter: [exactly('query', row.query, true), ...at('answers')] },
    {
      label: `TLS that showed a certificate, to ${them}`,
      log: 'ssl',
      filter: [exactly(detail.chain === 'cert_chain_fuids' ? detail.chain : 'cert_chain_fps', null, true), ...at('id_resp_h')],
    },
  ]
}
