import { at, hour } from '../calendar'
import { workstation } from '../company'
import type { Network } from '../network'
import type { Story } from '../story'
import { tls } from '../tls'

const name = 'link.thornmere.test'
const address = '198.51.100.241'
const client = workstation('10.20.9.33')

/** One connection that stays open for 62 hours. */
export function longConnection(net: Network): Story {
  net.names.add(name, { ttl: 300, a: [address] })
  net.at(at('2025-10-27T16:22:41'), (now) => {
    const found = net.lookup(client, name, 'A', now)
    tls(
      net,
      {
        at: found.at + 2_000,
        orig: client.address,
        resp: address,
        respPort: 443,
        duration: 62.3 * hour,
        sent: 312_448_110,
        received: 28_119_204,
      },
      { version: 'TLSv13', name },
    )
  })
  return {
    id: 'long-connection',
    title: 'A connection of 62 hours',
    what: `${client.address} keeps one TLS connection to ${name} open from Monday evening to Thursday morning and sends 312 MB over it.`,
    hosts: [client.address],
    names: [name],
    addresses: [address],
    ports: [443],
    records: [
      { log: 'conn', where: { 'id.resp_h': address } },
      { log: 'ssl', where: { server_name: name } },
    ],
    hunts: ['long-connections'],
  }
}
