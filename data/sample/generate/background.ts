import { days, hour, isWorkday, minute, second } from './calendar'
import { clock } from './clock'
import { type Client, domain, sensors, servers, workstations } from './company'
import { desk } from './desk'
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
