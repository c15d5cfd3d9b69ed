import { at } from '../calendar'
import { certificate } from '../certificates'
import { workstations } from '../company'
import type { Network } from '../network'
import type { Story } from '../story'
import { visitAll } from './visit-all'

/** A partner forgot to renew. */
export function expiredCertificate(net: Network): Story {
  const name = 'orders.tinwright.example'
  const clients = workstations.slice(3, 9)
  const shown = certificate([name], { from: at('2024-10-13T00:00'), to: at('2025-10-12T23:59:59'), status: 'certificate has expired' })
  const records = visitAll(net, clients, name, shown, '203.0.113.236')
  return {
    id: 'expired-certificate',
    title: 'An expired certificate',
    what: `${name} shows a certificate that ran out on 12 October 2025; desks go on using it.`,
    hosts: clients.map(({ address }) => address),
    names: [name],
    addresses: ['203.0.113.236'],
    ports: [443],
    records,
    hunts: ['certificate-mismatch'],
  }
}
