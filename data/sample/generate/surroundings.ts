import { days, hour, isWorkday, localMidnight, minute, second } from './calendar'
import { certificate } from './certificates'
import { domain, servers, workstations } from './company'
import { ftpSession } from './ftp'
import { request } from './http'
import type { Network } from './network'
import { spread } from './outside'
import { type Random, random } from './random'
import { ssh } from './ssh'
import { tls } from './tls'

const guests = random('guests')
const visitors = Array.from({ length: 90 }, () => `${guests.pick(['192.0.2', '198.51.100', '203.0.113'])}.${guests.int(80, 229)}`)
const strangers = spread('strangers', 60, 60)
const shown = certificate([`www.${domain}`, domain])

/** What comes from outside, what administrators do, and what always goes a little wrong. */
export function surroundings(net: Network): void {
  const own = random('surroundings')
  for (const date of days) {
    everyNow(net, date, 20 * minute, visitor, own)
    everyNow(net, date, 45 * minute, stranger, own)
    everyNow(net, date, 150 * minute, oddity, own)
    if (!isWorkday(date)) continue
    net.at(localMidnight(date) + (10 + own.next() * 5) * hour, (now) => ftpSession(net, now, '192.0.2.31', 'supplier', own))
    for (let i = own.int(3, 8); i > 0; i--) net.at(localMidnight(date) + (8 + own.next() * 9) * hour, (now) => administrator(net, now, own))
  }
}

function everyNow(net: Network, date: number, mean: number, act: (net: Network, now: number, own: Random) => void, own: Random): void {
  for (let time = own.wait(mean); time < 24 * hour; time += own.wait(mean)) net.at(date + time, (now) => act(net, now, own))
}

function visitor(net: Network, now: number, own: Random): void {
  const flow = {
    at: now,
    orig: own.favour(visitors),
    resp: servers.web.address,
    duration: own.skewed(6 * second),
    sent: own.skewed(1_900),
    received: own.skewed(38_000),
  }
  if (own.chance(0.75)) {
    tls(net, { ...flow, respPort: 443 }, { version: own.chance(0.7) ? 'TLSv13' : 'TLSv12', name: `www.${domain}`, certificate: shown })
    return
  }
  const connection = net.sensor.conn({ ...flow, respPort: 80, service: 'http', received: 640 })
  request(net, now + 20_000, connection, 1, {
    host: `www.${domain}`,
    uri: own.pick(['/', '/products', '/robots.txt', '/favicon.ico']),
    agent: own.pick(workstations).agent,
    status: 301,
    received: 310,
    mime: 'text/html',
  })
}

/** The rest of the world knocks at doors. */
function stranger(net: Network, now: number, own: Random): void {
  const resp = own.pick([servers.web.address, servers.mail.address, servers.exchange.address, '10.20.1.40'])
  net.sensor.conn({
    at: now,
    orig: own.pick(strangers),
    resp,
    respPort: own.pick([22, 23, 23, 445, 3389, 8080, 5900, 2323, 6379]),
    state: own.chance(0.7) ? 'S0' : 'REJ',
  })
}

function administrator(net: Network, now: number, own: Random): void {
  const desk = own.pick(workstations.slice(60))
  const server = own.pick([servers.build, servers.build, servers.intranet, servers.web])
  const fails = own.chance(0.08)
  const flow = {
    at: now,
    orig: desk.address,
    resp: server.address,
    respPort: 22,
    duration: fails ? 9 * second : own.skewed(400 * second, 1.3),
    sent: own.skewed(18_000),
    received: own.skewed(64_000),
  }
  ssh(net, flow, { success: !fails, attempts: fails ? 3 : 1 })
}

function oddity(net: Network, now: number, own: Random): void {
  const desk = own.pick(workstations)
  const name = own.pick([
    'bad_TCP_checksum',
    'possible_split_routing',
    'data_before_established',
    'inappropriate_FIN',
    'dns_unmatched_reply',
    'truncated_header',
  ])
  const connection = net.sensor.conn({
    at: now,
    orig: desk.address,
    resp: servers.files.address,
    respPort: 445,
    state: 'OTH',
    duration: own.int(900, 90_000),
    sent: own.int(40, 900),
    received: 0,
  })
  net.sensor.log('weird', {
    ts: now + 300,
    ...connection,
    name,
    notice: false,
    peer: 'zeek',
    source: name.startsWith('dns') ? 'DNS' : 'TCP',
  })
}
