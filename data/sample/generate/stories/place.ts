import { at } from '../calendar'
import { workstation } from '../company'
import type { Network } from '../network'
import type { Random } from '../random'
import type { Story } from '../story'

/** A server that one desk goes to again and again, by its name. */
export interface Place {
  readonly client: string
  readonly name: string
  readonly address: string
  readonly port: number
  readonly from: string
  readonly every: number
  readonly times: number
}

/** Looks the name up each time, as a program does, and hands on what the connection needs. */
export function often(
  net: Network,
  { client, name, address, port, from, every, times }: Place,
  own: Random,
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

export const told = ({ client, name, address, port }: Place): Pick<Story, 'hosts' | 'names' | 'addresses' | 'ports' | 'hunts'> => ({
  hosts: [client],
  names: [name],
  addresses: [address],
  ports: [port],
  hunts: ['port-protocol'],
})

export const rows = ({ name, address, port }: Place): Story['records'] => [
  { log: 'dns', where: { query: name } },
  { log: 'conn', where: { 'id.resp_h': address, 'id.resp_p': port } },
]
