import { at, minute, second } from '../calendar'
import { servers, workstation } from '../company'
import { logLookup } from '../lookup'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'

const zone = 't.skyledger.test'
const client = workstation('10.20.10.32')
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Data leave in names and come back in texts, at night; no name is asked for twice and nothing is connected to. */
export function dnsTunnel(net: Network): Story {
  const own = random('dns tunnel')
  for (let time = at('2025-10-30T02:10'); time < at('2025-10-30T02:10') + 55 * minute; time += Math.round(own.wait(5 * second)))
    net.at(time, (now) => {
      const text = own.text(own.int(30, 90), base32)
      const answer = {
        rtt: Math.round(own.skewed(41_000, 0.4)),
        found: true,
        fresh: true,
        answers: [`TXT ${text.length} ${text}`],
        ttls: [0],
        addresses: [],
      }
      const name = `${own.text(own.int(40, 60), base32)}.${own.text(own.int(12, 40), base32)}.${zone}`
      logLookup(net.sensor, client.address, servers.resolverOne.address, { name, type: 'TXT', now, answer })
    })
  return {
    id: 'dns-tunnel',
    title: 'Data inside of DNS names',
    what: `${client.address} asks for TXT records of hundreds of long names below ${zone} within an hour of the night, each once, and never connects.`,
    hosts: [client.address],
    names: [zone],
    addresses: [servers.resolverOne.address],
    ports: [53],
    records: [{ log: 'dns', where: { query: `*.${zone}` } }],
    hunts: ['dns-tunnelling'],
  }
}
