import { days, hour, isWorkday, localMidnight, minute } from './calendar'
import { domain, servers, workstations } from './company'
import { logLookup } from './lookup'
import type { Network } from './network'
import { type Random, random } from './random'
import { sites } from './sites'

/** The lookups that lead nowhere: names that do not exist, services of the directory, names of addresses. */
export function chatter(net: Network): void {
  const own = random('chatter')
  for (const date of days) {
    for (let time = own.wait(25 * minute); time < 24 * hour; time += own.wait(25 * minute))
      net.at(date + time, (now) => reverse(net, now, own))
    if (!isWorkday(date)) continue
    for (const desk of workstations) {
      const begin = localMidnight(date) + 7.4 * hour + own.next() * 80 * minute
      if (own.chance(0.8)) net.at(begin, (now) => net.lookup(desk, `wpad.${domain}`, 'A', now))
      if (own.chance(0.5)) net.at(begin + 400_000, (now) => directory(net, desk.address, now, own))
      // Typing errors, and names that the company's own domain was put behind.
      if (own.chance(0.25)) {
        const { name } = own.favour(sites)
        const wrong = own.chance(0.6) ? `${name}.${domain}` : name.replace(/(.)(.)\.(?=[^.]*$)/, '$2$1.')
        net.at(begin + own.next() * 9 * hour, (now) => net.lookup(desk, wrong, 'A', now))
      }
    }
  }
}

const instant = (own: Random) => ({ rtt: 200 + Math.round(own.skewed(400, 0.3)), fresh: false, addresses: [] })

function directory(net: Network, client: string, now: number, own: Random): void {
  const answer = { ...instant(own), found: true, answers: [`dc1.${domain}`], ttls: [600] }
  logLookup(net.sensor, client, servers.resolverOne.address, { name: `_ldap._tcp.dc._msdcs.${domain}`, type: 'SRV', now, answer })
}

/** The monitor asks for the names of desks, the mail server for those of its guests, which often have none. */
function reverse(net: Network, now: number, own: Random): void {
  const inside = own.chance(0.5)
  const desk = own.pick(workstations)
  const [client, address] = inside ? [servers.monitor.address, desk.address] : [servers.mail.address, `198.51.100.${own.int(230, 238)}`]
  const found = inside || own.chance(0.4)
  const answers = found ? [inside ? `${desk.name}.${domain}` : `mx${address.split('.')[3]}.larkspur-net.example`] : []
  const name = `${address.split('.').reverse().join('.')}.in-addr.arpa`
  logLookup(net.sensor, client, servers.resolverOne.address, {
    name,
    type: 'PTR',
    now,
    answer: { ...instant(own), found, answers, ttls: answers.map(() => 3600) },
  })
}
