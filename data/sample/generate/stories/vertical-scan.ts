import { at } from '../calendar'
import type { Network } from '../network'
import { raise } from '../notices'
import { random } from '../random'
import type { Story } from '../story'
import { scanner, web } from './scanner'

const open = new Set([80, 443])

/** The first 900 ports of the web server. */
export function verticalScan(net: Network): Story {
  const own = random('vertical scan')
  let time = at('2025-11-01T03:21')
  for (const port of own.some(
    Array.from({ length: 900 }, (_, i) => i + 1),
    900,
  )) {
    const state = open.has(port) ? 'SF' : own.chance(0.07) ? 'S0' : 'REJ'
    net.at(time, (now) => net.sensor.conn({ at: now, orig: scanner, resp: web, respPort: port, state, duration: 30_000 }))
    time += own.int(40, 400) * 1000
  }
  raise(net, time, {
    note: 'Scan::Port_Scan',
    src: scanner,
    dst: web,
    msg: `${scanner} scanned at least 15 unique ports of host ${web} in 0m4s`,
  })
  return {
    id: 'vertical-scan',
    title: 'Many ports of one host',
    what: `${scanner} tries ports 1 to 900 of ${web} within four minutes; two answer.`,
    hosts: [scanner],
    addresses: [web],
    records: [
      { log: 'conn', where: { 'id.orig_h': scanner, 'id.resp_h': web }, from: '2025-11-01T03:21:00Z', to: '2025-11-01T03:30:00Z' },
      { log: 'notice', where: { src: scanner, note: 'Scan::Port_Scan' } },
    ],
    hunts: ['scans'],
  }
}
