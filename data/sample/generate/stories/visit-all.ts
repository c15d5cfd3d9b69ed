import { days, hour, isWorkday, localMidnight } from '../calendar'
import type { Certificate } from '../certificates'
import type { Client } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { visit } from '../visits'

/** Some desks go there on half of the workdays; what they leave is a lookup, a handshake and the certificate. */
export function visitAll(net: Network, clients: readonly Client[], name: string, shown: Certificate, address: string): Story['records'] {
  const own = random(`visits of ${name}`)
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
