import { at, second } from '../calendar'
import { domain } from '../company'
import { request } from '../http'
import type { Network } from '../network'
import type { Story } from '../story'
import { scanner, web } from './scanner'

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

/** The same scanner asks for paths that are not there. */
export function webPaths(net: Network): Story {
  const paths = folders.flatMap((folder) => endings.map((ending) => `/${folder}${ending}`))
  for (let i = 0; i < paths.length; i += 10)
    net.at(at('2025-11-01T03:36') + i * 0.6 * second, (now) => {
      const connection = net.sensor.conn({
        at: now,
        orig: scanner,
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
    what: `${scanner}, which scanned before, asks ${web} for ${paths.length} paths in two minutes; all but two are not there.`,
    hosts: [scanner],
    addresses: [web],
    ports: [80],
    records: [
      { log: 'http', where: { 'id.orig_h': scanner } },
      { log: 'conn', where: { 'id.orig_h': scanner, service: 'http' } },
    ],
    hunts: ['scans'],
  }
}
