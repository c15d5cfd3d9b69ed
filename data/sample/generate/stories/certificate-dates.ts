import { at, days, hour, isWorkday, localMidnight } from '../calendar'
import { authorities, type Certificate, certificate } from '../certificates'
import { type Client, workstations } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { visit } from '../visits'

const own = random('certificate dates')

function visitAll(net: Network, clients: readonly Client[], name: string, shown: Certificate, address: string): Story['records'] {
  net.names.add(name, { ttl: 600, a: [address] })
  const site = { name, certificate: shown, version: 'TLSv12' as const, plain: false, parts: [], v6: false }
  for (const client of clients)
    for (const date of days.filter(isWorkday))
      if (own.chance(0.5)) net.at(localMidnight(date) + (8 + own.next() * 9) * hour, (now) => visit(net, client, site, now))
  return [
    { log: 'dns', where: { query: name } },
    { log: 'ssl', where: { server_name: name } },
    { log: 'x509', where: { fingerprint: shown.fingerprint } },
  ]
}

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
    hunts: ['certificate-validity'],
  }
}

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
    hunts: ['certificate-validity'],
  }
}
