import { at, second } from '../calendar'
import { domain, servers } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import { raise } from '../notices'
import { random } from '../random'
import type { Story } from '../story'

const source = '192.0.2.66'
const web = servers.web.address
const own = random('scans')
const open = new Set([80, 443])

/** 254 addresses of the outer network, one port. */
export function horizontalScan(net: Network): Story {
  let time = at('2025-11-01T03:10')
  for (let host = 1; host <= 254; host++) {
    const resp = `10.20.1.${host}`
    const state = resp === web || resp === servers.mail.address ? 'REJ' : 'S0'
    net.at(time, (now) => net.sensor.conn({ at: now, orig: source, resp, respPort: 22, state }))
    time += own.int(200, 900) * 1000
  }
  raise(net, time, {
    note: 'Scan::Address_Scan',
    src: source,
    p: 22,
    msg: `${source} scanned at least 25 unique hosts on port 22/tcp in 0m16s`,
  })
  return {
    id: 'horizontal-scan',
    title: 'One port of a whole network',
    what: `${source} tries port 22 of all 254 addresses of 10.20.1.0/24 within three minutes; nobody answers.`,
    hosts: [source],
    addresses: ['10.20.1.0/24'],
    ports: [22],
    records: [
      { log: 'conn', where: { 'id.orig_h': source, 'id.resp_p': 22, conn_state: ['S0', 'REJ'] }, to: '2025-11-01T03:20:00Z' },
      { log: 'notice', where: { src: source, note: 'Scan::Address_Scan' } },
    ],
    hunts: ['scans'],
  }
}

/** The first 900 ports of the web server. */
export function verticalScan(net: Network): Story {
  let time = at('2025-11-01T03:21')
  for (const port of own.some(
    Array.from({ length: 900 }, (_, i) => i + 1),
    900,
  )) {
    const state = open.has(port) ? 'SF' : own.chance(0.07) ? 'S0' : 'REJ'
    net.at(time, (now) => net.sensor.conn({ at: now, orig: source, resp: web, respPort: port, state, duration: 30_000 }))
    time += own.int(40, 400) * 1000
  }
  raise(net, time, {
    note: 'Scan::Port_Scan',
    src: source,
    dst: web,
    msg: `${source} scanned at least 15 unique ports of host ${web} in 0m4s`,
  })
  return {
    id: 'vertical-scan',
    title: 'Many ports of one host',
    what: `${source} tries ports 1 to 900 of ${web} within four minutes; two answer.`,
    hosts: [source],
    addresses: [web],
    records: [
      { log: 'conn', where: { 'id.orig_h': source, 'id.resp_h': web }, from: '2025-11-01T03:21:00Z', to: '2025-11-01T03:30:00Z' },
      { log: 'notice', where: { src: source, note: 'Scan::Port_Scan' } },
    ],
    hunts: ['scans'],
  }
}

const folders = [
  'admin',
  'backup',
  'old',
  'test',
  'wp-admin',
  'phpmyadmin',
  '.git',
  '.env',
  'cgi-bin',
  'config',
  'api',
  'login',
  'shell',
  'tmp',
  'upload',
  'manager',
]
const endings = ['/', '/index.php', '.zip', '.bak', '/setup.php', '/config.json', '/HEAD', '.sql', '.tar.gz', '/console']

/** The same source asks for paths that are not there. */
export function webPaths(net: Network): Story {
  const paths = folders.flatMap((folder) => endings.map((ending) => `/${folder}${ending}`))
  for (let i = 0; i < paths.length; i += 10)
    net.at(at('2025-11-01T03:36') + i * 0.6 * second, (now) => {
      const connection = net.sensor.conn({
        at: now,
        orig: source,
        resp: web,
        respPort: 80,
        service: 'http',
        duration: 5 * second,
        sent: 2_100,
        received: 5_400,
      })
      paths.slice(i, i + 10).forEach((uri, k) => {
        const there = uri === '/login/' || uri === '/api/'
        request(net, now + (k + 1) * 400_000, connection, k + 1, {
          host: `www.${domain}`,
          uri,
          agent: 'Mozilla/5.0 (compatible; pathfinder/0.3)',
          status: there ? 200 : 404,
          received: 320,
          mime: 'text/html',
        })
      })
    })
  return {
    id: 'web-paths',
    title: 'A search for paths on the web server',
    what: `${source}, which scanned before, asks ${web} for ${paths.length} paths in two minutes; all but two are not there.`,
    hosts: [source],
    addresses: [web],
    ports: [80],
    records: [
      { log: 'http', where: { 'id.orig_h': source } },
      { log: 'conn', where: { 'id.orig_h': source, service: 'http' } },
    ],
    hunts: ['scans'],
  }
}
