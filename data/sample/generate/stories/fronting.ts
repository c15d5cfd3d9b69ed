import { at, minute, second } from '../calendar'
import { workstation } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'
import { cdnName, cdnSite } from './cdn'

const name = 'relay.quietpond.test'
const address = '198.18.77.20'
const client = workstation('10.20.11.35')
const from = at('2025-10-23T12:10')

/** The handshake names a CDN customer that the desk never looked up; inside, seen by a decrypting proxy, another host is asked. */
export function fronting(net: Network): Story {
  const own = random('fronting')
  net.names.add(name, { ttl: 120, cname: { name: 'd9f8e7d6.cloudfront.net', ttl: 600 }, a: [address] })
  for (let time = from; time < from + 220 * minute; time += own.int(120, 330) * second)
    net.at(time, (now) => {
      const found = net.lookup(client, name, 'A', now)
      const sent = Math.round(own.skewed(5_400, 0.6))
      const flow = {
        at: found.at + 3_000,
        orig: client.address,
        resp: address,
        respPort: 443,
        service: 'ssl,http',
        duration: own.skewed(3 * second, 0.5),
        sent: sent + 1200,
        received: 4_400,
      }
      const connection = tls(net, flow, { version: 'TLSv12', name: cdnName, certificate: cdnSite.certificate })
      request(net, flow.at + 90_000, connection, 1, {
        host: name,
        uri: '/v2/batch',
        agent: client.agent,
        method: 'POST',
        sent,
        received: own.int(120, 380),
        mime: 'application/octet-stream',
      })
    })
  return {
    id: 'fronting',
    title: 'A fronted domain',
    what: `${client.address} looks up ${name}, connects to its address at a CDN, names ${cdnName} in the handshake, for which it never asked, and asks for host ${name} inside. The certificate fits the handshake.`,
    hosts: [client.address],
    names: [name, cdnName],
    addresses: [address],
    ports: [443],
    records: [
      { log: 'dns', where: { query: name } },
      { log: 'conn', where: { 'id.resp_h': address } },
      { log: 'ssl', where: { 'id.resp_h': address, server_name: cdnName } },
      { log: 'http', where: { host: name } },
    ],
    hunts: ['certificate-mismatch'],
  }
}
