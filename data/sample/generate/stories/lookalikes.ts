import { at, minute } from '../calendar'
import { certificate } from '../certificates'
import { domain, workstations } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import { sites } from '../sites'
import type { Story } from '../story'
import { visit } from '../visits'

const names = ['brindlevvorks.example', 'portal.brind1eworks.test', 'brindleworks-login.test', 'www.harb0ur-news.test']
const clients = workstations.slice(48, 54)

/** Names that are read as the company's own, and as that of a site that everybody visits. */
export function lookalikes(net: Network): Story {
  const own = random('lookalikes')
  names.forEach((name, i) => {
    net.names.add(name, { ttl: 300, a: [`198.51.100.${245 + i}`] })
    const site = { name, certificate: certificate([name]), version: 'TLSv12' as const, plain: false, parts: [], v6: false }
    for (const client of own.some(clients, 3))
      net.at(at('2025-10-28T09:05') + own.next() * 300 * minute, (now) => visit(net, client, site, now))
  })
  return {
    id: 'lookalikes',
    title: 'Lookalike domains',
    what: `Six desks follow links to ${names.join(', ')}, which look like ${domain} and ${sites[0]?.name}.`,
    hosts: clients.map(({ address }) => address),
    names,
    addresses: names.map((_, i) => `198.51.100.${245 + i}`),
    ports: [443],
    records: [
      { log: 'dns', where: { query: names } },
      { log: 'ssl', where: { server_name: names } },
    ],
    hunts: ['lookalikes'],
  }
}
