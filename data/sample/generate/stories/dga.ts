import { at, second } from '../calendar'
import { workstation } from '../company'
import type { Network } from '../network'
import { type Random, random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'

const client = workstation('10.20.11.33')
const address = '192.0.2.242'
const names = madeUp(random('dga names'), 236)
const [last = ''] = names.slice(-1)

function madeUp(own: Random, count: number): readonly string[] {
  return Array.from({ length: count }, () => `${own.text(own.int(11, 17), 'abcdefghijklmnopqrstuvwxyz')}.${own.pick(['test', 'example'])}`)
}

/** Two hundred made-up names within minutes; the last one is there. */
export function dga(net: Network): Story {
  const own = random('dga')
  net.names.add(last, { ttl: 300, a: [address] })
  let time = at('2025-10-27T08:41:07')
  for (const name of names) {
    net.at(time, (now) => {
      const found = net.lookup(client, name, 'A', now)
      if (name === last)
        tls(
          net,
          {
            at: found.at + 4_000,
            orig: client.address,
            resp: address,
            respPort: 443,
            duration: 40 * second,
            sent: 8_400,
            received: 61_000,
          },
          { version: 'TLSv13', name },
        )
    })
    time += Math.round(own.wait(1.5 * second))
  }
  return {
    id: 'dga',
    title: 'A burst of names that do not exist',
    what: `${client.address} asks for ${names.length} random names within six minutes. All but the last do not exist; to that one it connects.`,
    hosts: [client.address],
    names,
    addresses: [address],
    ports: [53, 443],
    records: [
      { log: 'dns', where: { query: names } },
      { log: 'ssl', where: { server_name: last } },
    ],
    hunts: ['dga'],
  }
}
