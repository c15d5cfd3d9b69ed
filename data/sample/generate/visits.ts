import type { Client } from './company'
import { request } from './http'
import type { Network } from './network'
import type { Random } from './random'
import { type Site, siteOf } from './sites'
import { tls } from './tls'

const files = ['text/html', 'text/html', 'image/png', 'image/jpeg', 'application/javascript', 'text/css', 'text/json'] as const

/** Looks the name up and connects, over IPv6 where both sides have it; also the site's parts, a little later. */
export function visit(net: Network, client: Client, site: Site, now: number): void {
  const { random } = net.sensor
  const four = net.lookup(client, site.name, 'A', now)
  // Browsers ask for both; older programs and hosts without IPv6 only sometimes.
  const six = client.v6 !== null || random.chance(0.25) ? net.lookup(client, site.name, 'AAAA', now + random.int(20, 400)) : null
  const [target] = client.v6 !== null && six && six.addresses.length > 0 ? six.addresses : random.some(four.addresses, 1)
  if (target === undefined) return
  const orig = client.v6 !== null && target.includes(':') ? client.v6 : client.address
  net.at(Math.max(four.at, six?.at ?? 0) + random.int(300, 9_000), (at) => fetchPage(net, { ...client, address: orig }, site, target, at))
  for (const part of site.parts) {
    const more = siteOf.get(part)
    if (more && random.chance(0.6)) net.at(now + random.int(200_000, 2_500_000), (at) => visit(net, client, more, at))
  }
}

/** Most end in order; browsers also drop connections, servers time them out, and some are still open when the sensor forgets them. */
function ending(random: Random): 'SF' | 'RSTO' | 'RSTR' | 'S1' {
  const share = random.next()
  return share < 0.8 ? 'SF' : share < 0.93 ? 'RSTO' : share < 0.98 ? 'RSTR' : 'S1'
}

function fetchPage(net: Network, client: Client, site: Site, target: string, at: number): void {
  const { random } = net.sensor
  const duration = random.skewed(9_000_000, 1.3)
  // Rarely a server is down or closes at once.
  const fails = random.chance(0.012)
  const flow = {
    at,
    orig: client.address,
    resp: target,
    respPort: site.plain ? 80 : 443,
    duration,
    sent: random.skewed(2_600, 0.8),
    received: random.skewed(24_000, 1.4),
  }
  if (fails) net.sensor.conn({ ...flow, state: random.pick(['S0', 'S0', 'REJ']) })
  else if (site.plain) plain(net, client, site, flow)
  else
    tls(
      net,
      { ...flow, state: ending(random) },
      {
        version: site.version,
        name: site.name,
        certificate: site.certificate,
        resumed: site.version === 'TLSv12' && random.chance(0.45),
      },
    )
}

function plain(
  net: Network,
  client: Client,
  site: Site,
  flow: { readonly at: number; readonly orig: string; readonly resp: string; readonly respPort: number; readonly duration: number },
): void {
  const { random } = net.sensor
  const bodies = Array.from({ length: random.int(1, 4) }, () => Math.round(random.skewed(6_000, 1.2)))
  const sum = bodies.reduce((all, size) => all + size + 320, 0)
  const connection = net.sensor.conn({ ...flow, service: 'http', sent: bodies.length * 410, received: sum })
  bodies.forEach((received, i) => {
    const missing = random.chance(0.02)
    request(net, flow.at + 12_000 + i * Math.floor(flow.duration / (bodies.length + 1)), connection, i + 1, {
      host: site.name,
      uri: i === 0 ? '/' : `/${random.pick(['assets', 'img', 'pages', 'item'])}/${random.int(1, 400)}`,
      agent: client.agent,
      status: missing ? 404 : 200,
      received,
      mime: i === 0 || missing ? 'text/html' : random.pick(files),
    })
  })
}
