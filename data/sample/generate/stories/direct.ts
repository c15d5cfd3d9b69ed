import { at, second } from '../calendar'
import { workstation } from '../company'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'

const client = workstation('10.20.10.34')
const address = '203.0.113.243'

/** An address that nobody ever looked up. */
export function direct(net: Network): Story {
  const own = random('direct')
  for (let time = at('2025-10-24T08:15'); time < at('2025-10-24T16:00'); time += Math.round(own.wait(600 * second)))
    net.at(time, (now) => {
      tls(
        net,
        {
          at: now,
          orig: client.address,
          resp: address,
          respPort: 8443,
          duration: own.skewed(20 * second),
          sent: own.skewed(9_000),
          received: own.skewed(3_000),
        },
        { version: 'TLSv13', name: null },
      )
    })
  return {
    id: 'direct',
    title: 'Traffic to an address without a name',
    what: `${client.address} speaks TLS without a server name with ${address} on port 8443. No answer of any resolver holds that address.`,
    hosts: [client.address],
    addresses: [address],
    ports: [8443],
    records: [
      { log: 'conn', where: { 'id.resp_h': address } },
      { log: 'ssl', where: { 'id.resp_h': address } },
    ],
    hunts: ['no-lookup'],
  }
}
