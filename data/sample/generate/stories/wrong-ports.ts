import { at, minute, second } from '../calendar'
import { workstation } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import { ssh } from '../ssh'
import type { Story } from '../story'

const own = random('wrong ports')

interface Place {
  readonly client: string
  readonly name: string
  readonly address: string
  readonly port: number
  readonly from: string
  readonly every: number
  readonly times: number
}

/** Looks the name up each time, as a program does, and hands on what the connection needs. */
function often(
  net: Network,
  { client, name, address, port, from, every, times }: Place,
  act: (flow: { at: number; orig: string; resp: string; respPort: number }) => void,
): void {
  net.names.add(name, { ttl: 300, a: [address] })
  const desk = workstation(client)
  let time = at(from)
  for (let i = 0; i < times; i++) {
    net.at(time, (now) =>
      act({ at: net.lookup(desk, name, 'A', now).at + own.int(800, 9_000), orig: client, resp: address, respPort: port }),
    )
    time += Math.round(every * (0.4 + 1.2 * own.next()))
  }
}

const told = ({ client, name, address, port }: Place): Pick<Story, 'hosts' | 'names' | 'addresses' | 'ports' | 'hunts'> => ({
  hosts: [client],
  names: [name],
  addresses: [address],
  ports: [port],
  hunts: ['port-protocol'],
})

const rows = ({ name, address, port }: Place): Story['records'] => [
  { log: 'dns', where: { query: name } },
  { log: 'conn', where: { 'id.resp_h': address, 'id.resp_p': port } },
]

export function sshOn80(net: Network): Story {
  const place = {
    client: '10.20.8.31',
    name: 'jump.saltmarsh.test',
    address: '203.0.113.232',
    port: 80,
    from: '2025-10-23T14:20',
    every: 25 * minute,
    times: 7,
  }
  often(net, place, (flow) =>
    ssh(
      net,
      { ...flow, duration: own.skewed(900 * second), sent: own.skewed(70_000), received: own.skewed(320_000) },
      { success: true, server: 'SSH-2.0-dropbear_2022.83' },
    ),
  )
  const records = [...rows(place), { log: 'ssh' as const, where: { 'id.resp_h': place.address } }]
  return {
    id: 'ssh-on-80',
    title: 'SSH on port 80',
    what: `${place.client} opens SSH sessions to ${place.name} on port 80, which firewalls let through.`,
    ...told(place),
    records,
  }
}

export function httpOnHighPort(net: Network): Story {
  const place = {
    client: '10.20.9.31',
    name: 'drop.fernhill.test',
    address: '198.51.100.240',
    port: 48731,
    from: '2025-10-24T09:40',
    every: 11 * minute,
    times: 36,
  }
  often(net, place, (flow) => {
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

export function noTlsOn443(net: Network): Story {
  const place = {
    client: '10.20.10.31',
    name: 'sync.ashgrove.test',
    address: '192.0.2.240',
    port: 443,
    from: '2025-10-29T07:30',
    every: 18 * minute,
    times: 26,
  }
  often(net, place, (flow) =>
    net.sensor.conn({ ...flow, duration: own.skewed(8 * second), sent: own.skewed(5_200), received: own.skewed(1_900) }),
  )
  return {
    id: 'no-tls-on-443',
    title: 'No TLS on port 443',
    what: `${place.client} exchanges bytes with ${place.name} on port 443 in whole connections, both ways, and no protocol is recognised.`,
    ...told(place),
    records: rows(place),
  }
}
