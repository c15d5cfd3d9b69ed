import { minute } from '../calendar'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { often, rows, told } from './place'

/** Requests in clear where nobody looks for them. */
export function httpOnHighPort(net: Network): Story {
  const own = random('http on a high port')
  const place = {
    client: '10.20.9.31',
    name: 'drop.fernhill.test',
    address: '198.51.100.240',
    port: 48731,
    from: '2025-10-24T09:40',
    every: 11 * minute,
    times: 36,
  }
  often(net, place, own, (flow) => {
    const received = Math.round(own.skewed(900))
    const connection = net.sensor.conn({ ...flow, service: 'http', duration: own.skewed(300_000), sent: 340, received: received + 260 })
    request(net, flow.at + 9_000, connection, 1, {
      host: `${place.name}:${place.port}`,
      uri: `/q?id=${own.hex(8)}`,
      agent: 'curl/8.5.0',
      received,
      mime: 'text/plain',
    })
  })
  const records = [...rows(place), { log: 'http' as const, where: { 'id.resp_h': place.address } }]
  return {
    id: 'http-on-high-port',
    title: 'HTTP on a high port',
    what: `${place.client} speaks HTTP in clear with ${place.name} on port ${place.port}.`,
    ...told(place),
    records,
  }
}
