import { days, hour, isWorkday, localMidnight, minute, second } from './calendar'
import { certificate } from './certificates'
import { clock } from './clock'
import { type Client, domain, servers } from './company'
import type { Network } from './network'
import type { Random } from './random'
import { tls } from './tls'

/** What a desk does inside of the company on a workday. */
export function desk(net: Network, client: Client, own: Random): void {
  const { sensor } = net
  const near = certificate([`intranet.${domain}`], {
    issuer: `CN=Brindleworks Internal CA,O=Brindleworks`,
    status: 'unable to get local issuer certificate',
  })
  for (const date of days) {
    if (!isWorkday(date) || !own.chance(0.93)) continue
    const begin = localMidnight(date) + 7.4 * hour + own.next() * 90 * minute
    const uses = [
      { server: servers.directory, port: 88, service: 'krb_tcp', times: 2, sent: 1600, received: 1700, lasts: 12_000 },
      { server: servers.directory, port: 389, service: 'ldap_tcp', times: 1, sent: 900, received: 4200, lasts: 90_000 },
      {
        server: servers.files,
        port: 445,
        service: 'gssapi,smb,ntlm',
        times: own.int(1, 3),
        sent: 14_000,
        received: 160_000,
        lasts: 900 * second,
      },
      {
        server: servers.printer,
        port: 9100,
        service: undefined,
        times: own.chance(0.25) ? 1 : 0,
        sent: 210_000,
        received: 300,
        lasts: 4 * second,
      },
    ]
    for (const { server, port, service, times, sent, received, lasts } of uses)
      for (let i = 0; i < times; i++)
        net.at(begin + (i === 0 ? own.next() * 20 * second : own.next() * 9 * 60 * minute), (now) => {
          const { at } = net.lookup(client, `${server.name}.${domain}`, 'A', now)
          const flow = {
            at: at + 2_000,
            orig: client.address,
            resp: server.address,
            respPort: port,
            duration: own.skewed(lasts),
            sent: own.skewed(sent),
            received: own.skewed(received, 1.2),
          }
          sensor.conn(service ? { ...flow, service } : flow)
        })
    for (let i = own.int(0, 2); i > 0; i--)
      net.at(begin + own.next() * 9 * 60 * minute, (now) => {
        const { at } = net.lookup(client, `intranet.${domain}`, 'A', now)
        const flow = {
          at: at + 2_000,
          orig: client.address,
          resp: servers.intranet.address,
          respPort: 443,
          duration: own.skewed(5 * second),
          sent: own.skewed(1800),
          received: own.skewed(40_000),
        }
        tls(net, flow, { version: 'TLSv12', name: `intranet.${domain}`, certificate: near, resumed: own.chance(0.5) })
      })
    net.at(begin + own.next() * 60 * second, (now) => clock(net, client.address, now, own))
  }
}
