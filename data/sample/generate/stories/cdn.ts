import { days, hour, isWorkday, localMidnight } from '../calendar'
import { certificate } from '../certificates'
import { workstations } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import type { Site } from '../sites'
import type { Story } from '../story'
import { visit } from '../visits'

export const cdnName = 'assets.harbour-media.example'
const target = 'd1a2b3c4.cloudfront.net'
const pool = Array.from({ length: 24 }, (_, i) => `198.18.${20 + (i >> 3)}.${30 + 7 * (i % 8)}`)

export const cdnSite: Site = {
  name: cdnName,
  certificate: certificate([cdnName, '*.cloudfront.net']),
  version: 'TLSv13',
  plain: false,
  parts: [],
  v6: false,
}
/** The desk of the fronted domain never asks for it. */
const clients = workstations.filter((_, i) => i % 2 === 0 && i < 60)

/** Many desks fetch pictures from a CDN that changes addresses each minute, all in one network. */
export function cdn(net: Network): Story {
  const own = random('cdn')
  net.names.add(cdnName, (_, fill) => ({ ttl: 60, cname: { name: target, ttl: 900 }, a: fill.some(pool, 4) }))
  for (const client of clients)
    for (const date of days.filter(isWorkday))
      for (let i = own.int(1, 3); i > 0; i--)
        net.at(localMidnight(date) + 8 * hour + own.next() * 9 * hour, (now) => visit(net, client, cdnSite, now))
  return {
    id: 'cdn',
    title: 'A CDN that rotates its addresses',
    what: `${clients.length} desks fetch from ${cdnName}, an alias of ${target}: TTL 60 s and four of ${pool.length} addresses at each fill, but all in one network, and many ask for it.`,
    harmless: true,
    hosts: clients.map(({ address }) => address),
    names: [cdnName, target],
    addresses: pool,
    ports: [443],
    records: [{ log: 'dns', where: { query: cdnName } }],
    explained: ['fast-flux'],
  }
}
