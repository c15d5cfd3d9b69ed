import { minute, second } from '../calendar'
import type { Network } from '../network'
import { random } from '../random'
import { ssh } from '../ssh'
import type { Story } from '../story'
import { often, rows, told } from './place'

/** Sessions that firewalls take for the web. */
export function sshOn80(net: Network): Story {
  const own = random('ssh on 80')
  const place = {
    client: '10.20.8.31',
    name: 'jump.saltmarsh.test',
    address: '203.0.113.232',
    port: 80,
    from: '2025-10-23T14:20',
    every: 25 * minute,
    times: 7,
  }
  often(net, place, own, (flow) =>
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
