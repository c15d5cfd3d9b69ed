import { at, second } from '../calendar'
import { workstation } from '../company'
import { logLookup } from '../lookup'
import type { Network } from '../network'
import { spread } from '../outside'
import { random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'

const name = 'cdn-sync.velvetmoth.test'
const client = workstation('10.20.9.27')
const resolvers = ['198.51.100.153', '203.0.113.153']
const pool = spread('fast flux', 34, 21)
const from = at('2025-10-28T13:05')
const to = at('2025-10-28T15:40')

/** One desk asks two resolvers outside the company, about once a minute, and gets three other addresses at each fill of their caches. */
export function fastFlux(net: Network): Story {
  const own = random('fast flux')
  net.names.add(name, (_, fill) => ({ ttl: fill.pick([60, 90, 120, 180]), a: fill.some(pool, 3) }))
  const outside = resolvers.map((address) => net.resolver(address))
  for (let time = from; time < to; time += own.int(25, 85) * second)
    net.at(time, (now) => {
      const asked = own.pick(outside)
      const answer = asked.ask(name, 'A', now)
      logLookup(net.sensor, client.address, asked.address, { name, type: 'A', now, answer })
      const flow = {
        orig: client.address,
        resp: own.pick(answer.addresses),
        respPort: 443,
        duration: own.skewed(1.4 * second, 0.5),
        sent: own.skewed(900, 0.3),
        received: own.skewed(1500, 0.4),
      }
      if (own.chance(0.85)) tls(net, { ...flow, at: now + answer.rtt + own.int(500, 8_000) }, { version: 'TLSv13', name })
      else net.sensor.conn({ ...flow, at: now + answer.rtt + 2_000, state: 'S0' })
    })
  return {
    id: 'fast-flux',
    title: 'A name that changes its addresses at every fill',
    what: `${client.address} asks two resolvers outside the company for ${name} about once a minute for two and a half hours. Each fill, with TTLs of 60 to 180 s, holds three of ${pool.length} addresses in 21 networks. The connections go to those addresses.`,
    hosts: [client.address],
    names: [name],
    addresses: [...resolvers, ...pool],
    ports: [53, 443],
    records: [
      { log: 'dns', where: { query: name } },
      { log: 'conn', where: { 'id.orig_h': client.address, 'id.resp_h': [...resolvers, ...pool] } },
      { log: 'ssl', where: { server_name: name } },
    ],
    hunts: ['fast-flux'],
  }
}
