import { at, minute, second } from '../calendar'
import { workstation } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'

const name = 'status.slatebrook.test'
const address = '203.0.113.241'
const client = workstation('10.20.8.32')

/** Every ten minutes, give or take a fifth, day and night for five days; nearly the same bytes each time. */
export function beacon(net: Network): Story {
  const own = random('beacon')
  net.names.add(name, { ttl: 1800, a: [address] })
  for (let time = at('2025-10-22T09:03'); time < at('2025-10-27T09:00'); time += Math.round(10 * minute * (0.8 + 0.4 * own.next())))
    net.at(time, (now) => {
      const found = net.lookup(client, name, 'A', now)
      tls(
        net,
        {
          at: found.at + 1_500,
          orig: client.address,
          resp: address,
          respPort: 443,
          duration: own.skewed(0.4 * second, 0.2),
          sent: 612 + own.int(0, 24),
          received: 1_104 + own.int(0, 40),
        },
        { version: 'TLSv13', name },
      )
    })
  return {
    id: 'beacon',
    title: 'A beacon with jitter',
    what: `${client.address} calls ${name} every 10 minutes, give or take 20 %, for five days and nights with nearly the same number of bytes.`,
    hosts: [client.address],
    names: [name],
    addresses: [address],
    ports: [443],
    records: [
      { log: 'conn', where: { 'id.orig_h': client.address, 'id.resp_h': address } },
      { log: 'ssl', where: { server_name: name } },
      { log: 'dns', where: { query: name } },
    ],
    hunts: ['beacons'],
  }
}
