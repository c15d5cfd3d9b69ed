import { at, hour, minute, second } from '../calendar'
import { servers, workstations } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'

const { address } = servers.build
const clients = workstations.slice(40, 43)
const port = 8081

/** The build server offers HTTP on 8081 from the second Monday on. */
export function newService(net: Network): Story {
  const own = random('new service')
  for (let time = at('2025-10-27T11:20'); time < at('2025-10-31T16:00'); time += own.wait(45 * minute)) {
    const local = new Date(time / 1000).getUTCHours() + 1
    if (local < 8 || local > 17) {
      time += hour
      continue
    }
    net.at(time, (now) => {
      const client = own.pick(clients)
      const received = Math.round(own.skewed(7_000))
      const connection = net.sensor.conn({
        at: now,
        orig: client.address,
        resp: address,
        respPort: port,
        service: 'http',
        duration: own.skewed(2 * second),
        sent: 420,
        received: received + 280,
      })
      request(net, now + 6_000, connection, 1, {
        host: `build.brindleworks.example:${port}`,
        uri: own.pick(['/', '/jobs', '/upload', '/shell']),
        agent: client.agent,
        received,
        mime: 'text/html',
      })
    })
  }
  return {
    id: 'new-service',
    title: 'A service that was not there before',
    what: `${address}, which offered SSH alone in the first week, answers HTTP on port ${port} from 27 October 2025, 11:20.`,
    hosts: [address],
    ports: [port],
    records: [
      { log: 'known_services', where: { host: address, port_num: port } },
      { log: 'conn', where: { 'id.resp_h': address, 'id.resp_p': port, conn_state: 'SF' } },
      { log: 'http', where: { 'id.resp_h': address } },
    ],
    hunts: ['services', 'baseline-change'],
  }
}
