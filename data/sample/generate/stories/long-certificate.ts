import { at } from '../calendar'
import { authorities, certificate } from '../certificates'
import { workstations } from '../company'
import type { Network } from '../network'
import type { Story } from '../story'
import { visitAll } from './visit-all'

/** Issued in 2025 for 825 days, where a public authority may give 398. */
export function longCertificate(net: Network): Story {
  const name = 'portal.gearhollow.example'
  const clients = workstations.slice(20, 25)
  const shown = certificate([name], { from: at('2025-03-01T00:00'), to: at('2027-06-03T23:59:59'), issuer: authorities[0] ?? '' })
  const records = visitAll(net, clients, name, shown, '203.0.113.237')
  return {
    id: 'long-certificate',
    title: 'A certificate valid for too long',
    what: `${name} shows a certificate of a public authority, issued on 1 March 2025 for 825 days; since September 2020 the limit is 398.`,
    hosts: clients.map(({ address }) => address),
    names: [name],
    addresses: ['203.0.113.237'],
    ports: [443],
    records,
    hunts: ['certificate-mismatch'],
  }
}
