import { at } from '../calendar'
import { servers } from '../company'
import type { Network } from '../network'
import { raise } from '../notices'
import { random } from '../random'
import type { Story } from '../story'
import { scanner, web } from './scanner'

/** 254 addresses of the outer network, one port. */
export function horizontalScan(net: Network): Story {
  const own = random('horizontal scan')
  let time = at('2025-11-01T03:10')
  for (let host = 1; host <= 254; host++) {
    const resp = `10.20.1.${host}`
    const state = resp === web || resp === servers.mail.address ? 'REJ' : 'S0'
    net.at(time, (now) => net.sensor.conn({ at: now, orig: scanner, resp, respPort: 22, state }))
    time += own.int(200, 900) * 1000
  }
  raise(net, time, {
    note: 'Scan::Address_Scan',
    src: scanner,
    p: 22,
    msg: `${scanner} scanned at least 25 unique hosts on port 22/tcp in 0m16s`,
  })
  return {
    id: 'horizontal-scan',
    title: 'One port of a whole network',
    what: `${scanner} tries port 22 of all 254 addresses of 10.20.1.0/24 within three minutes; nobody answers.`,
    hosts: [scanner],
    addresses: ['10.20.1.0/24'],
    ports: [22],
    records: [
      { log: 'conn', where: { 'id.orig_h': scanner, 'id.resp_p': 22, conn_state: ['S0', 'REJ'] }, to: '2025-11-01T03:20:00Z' },
      { log: 'notice', where: { src: scanner, note: 'Scan::Address_Scan' } },
    ],
    hunts: ['scans'],
  }
}
