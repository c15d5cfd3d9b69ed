import { at, minute } from '../calendar'
import { workstation } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'

const name = 'files.briarfield.test'
const address = '192.0.2.241'
const client = workstation('10.20.11.31')
const agent = 'Mozila/5.0 (Windows NT 10.0; Win64; x64)'

/** Nine requests on one afternoon by something that cannot spell Mozilla. */
export function misspeltAgent(net: Network): Story {
  const own = random('misspelt agent')
  net.names.add(name, { ttl: 600, a: [address] })
  for (let i = 0; i < 9; i++)
    net.at(at('2025-10-30T13:12') + i * 14 * minute + own.next() * 5 * minute, (now) => {
      const found = net.lookup(client, name, 'A', now)
      const received = Math.round(own.skewed(48_000))
      const connection = net.sensor.conn({
        at: found.at + 2_000,
        orig: client.address,
        resp: address,
        respPort: 80,
        service: 'http',
        duration: own.skewed(700_000),
        sent: 230,
        received: received + 240,
      })
      request(net, found.at + 15_000, connection, 1, {
        host: name,
        uri: `/get/${own.hex(6)}.bin`,
        agent,
        received,
        mime: 'application/octet-stream',
        filename: `${own.hex(6)}.bin`,
      })
    })
  return {
    id: 'misspelt-agent',
    title: 'A misspelt user agent',
    what: `${client.address} fetches nine files from ${name} and calls itself ${agent}. No other host does.`,
    hosts: [client.address],
    names: [name],
    addresses: [address],
    ports: [80],
    records: [
      { log: 'http', where: { user_agent: agent } },
      { log: 'conn', where: { 'id.resp_h': address } },
      { log: 'files', where: { 'id.resp_h': address } },
      { log: 'software', where: { unparsed_version: agent } },
    ],
    hunts: ['least-frequency'],
  }
}
