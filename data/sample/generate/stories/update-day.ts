import { hour, localMidnight, minute, second, updateDay } from '../calendar'
import { workstations } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'

const name = 'download.osvendor.example'
const address = '198.51.100.225'

/** All desks fetch the same large files in one morning. */
export function updateMorning(net: Network): Story {
  const own = random('updates')
  net.names.add(name, { ttl: 3600, a: [address] })
  const clients = workstations.filter(() => own.chance(0.9))
  for (const client of clients)
    net.at(localMidnight(updateDay) + 10 * hour + own.next() * 90 * minute, (now) => {
      const { at } = net.lookup(client, name, 'A', now)
      const received = 187_904_512
      const connection = net.sensor.conn({
        at: at + 2_000,
        orig: client.address,
        resp: address,
        respPort: 80,
        service: 'http',
        duration: own.skewed(95 * second, 0.4),
        sent: 520,
        received: received + 410,
      })
      request(net, at + 20_000, connection, 1, {
        host: name,
        uri: '/2025-10/cumulative-x64.cab',
        agent: 'update-agent/10.0',
        received,
        mime: 'application/vnd.ms-cab-compressed',
        filename: 'cumulative-x64.cab',
      })
    })
  return {
    id: 'update-day',
    title: 'An update day',
    what: `On 29 October ${clients.length} desks fetch the same 188 MB from ${name} within 90 minutes: much traffic, many clients, one file.`,
    harmless: true,
    hosts: clients.map((client) => client.address),
    names: [name],
    addresses: [address],
    ports: [80],
    records: [
      { log: 'http', where: { host: name } },
      { log: 'conn', where: { 'id.resp_h': address } },
    ],
  }
}
