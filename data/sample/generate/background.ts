import { days, hour, isWorkday, localMidnight, minute, second } from './calendar'
import { certificate } from './certificates'
import { type Client, domain, sensors, servers, workstations } from './company'
import { request } from './http'
import type { Network } from './network'
import { type Random, random } from './random'
import { tls } from './tls'

/** What servers and desks do among themselves: names, logins, files, printing, clocks, mail, gauges. */
export function background(net: Network): void {
  for (const { name, address } of Object.values(servers)) net.names.add(`${name}.${domain}`, { ttl: 3600, a: [address] })
  for (const client of workstations) desk(net, client, random(`inside ${client.name}`))
  for (const gauge of sensors) readings(net, gauge, random(`gauge ${gauge.name}`))
  machines(net, random('machines'))
  mail(net, random('mail'))
}

function desk(net: Network, client: Client, own: Random): void {
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

function clock(net: Network, orig: string, at: number, own: Random): void {
  net.sensor.conn({
    at,
    orig,
    origPort: 123,
    resp: servers.clock.address,
    respPort: 123,
    proto: 'udp',
    service: 'ntp',
    duration: own.int(300, 900),
    sent: 48,
    received: 48,
  })
}

/** The workshop's gauges report day and night, each every two hours, in clear. */
function readings(net: Network, gauge: Client, own: Random): void {
  for (const date of days)
    for (let time = own.int(0, 1_800_000_000); time < 24 * hour; time += 120 * minute + own.int(-20_000_000, 20_000_000))
      net.at(date + time, (now) => {
        const sent = own.int(380, 460)
        const connection = net.sensor.conn({
          at: now,
          orig: gauge.address,
          resp: servers.intranet.address,
          respPort: 8080,
          service: 'http',
          duration: own.int(20_000, 90_000),
          sent: sent + 200,
          received: 130,
        })
        request(net, now + 4_000, connection, 1, {
          host: `intranet.${domain}:8080`,
          uri: '/readings',
          agent: 'gauge/2.4',
          method: 'POST',
          status: 204,
          sent,
        })
      })
}

/** The monitor looks at each server every hour; resolver one forwards over TLS; backups run at night. */
function machines(net: Network, own: Random): void {
  const { sensor } = net
  for (const date of days) {
    for (let time = 0; time < 24 * hour; time += hour) {
      for (const [server, port] of [
        [servers.intranet, 443],
        [servers.mail, 25],
        [servers.files, 445],
        [servers.web, 80],
      ] as const)
        net.at(date + time + port * 100_000 + own.int(0, 900_000), (now) => {
          sensor.conn({
            at: now,
            orig: servers.monitor.address,
            resp: server.address,
            respPort: port,
            duration: own.int(900, 4_000),
            state: own.chance(0.004) ? 'S0' : 'SF',
          })
        })
      net.at(date + time + own.next() * 600 * second, (now) => {
        const flow = {
          at: now,
          orig: servers.resolverOne.address,
          resp: '192.0.2.253',
          respPort: 853,
          duration: 55 * minute,
          sent: own.skewed(60_000),
          received: own.skewed(190_000),
        }
        tls(net, flow, { version: 'TLSv13', name: 'dns.larkspur-net.example' })
      })
      net.at(date + time + own.next() * 600 * second, (now) => clock(net, servers.directory.address, now, own))
    }
    net.at(date + 22 * hour + own.next() * 300 * second, (now) => {
      sensor.conn({
        at: now,
        orig: servers.files.address,
        resp: '10.20.0.70',
        respPort: 873,
        duration: 70 * minute,
        sent: own.skewed(9e9, 0.3),
        received: 40_000_000,
      })
    })
  }
}

function mail(net: Network, own: Random): void {
  for (const date of days)
    for (let time = own.wait(20 * minute); time < 24 * hour; time += own.wait(isWorkday(date) ? 22 * minute : 70 * minute))
      net.at(date + time, (at) => {
        const outward = own.chance(0.4)
        const other = `198.51.100.${own.int(230, 238)}`
        const [orig, resp] = outward ? [servers.mail.address, other] : [other, servers.mail.address]
        net.sensor.conn({
          at,
          orig,
          resp,
          respPort: 25,
          service: 'smtp,ssl',
          duration: own.skewed(2.5 * second),
          sent: own.skewed(28_000, 1.3),
          received: own.skewed(4_200, 0.3),
        })
      })
}
