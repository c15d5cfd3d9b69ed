import { days, hour, isWorkday, localMidnight } from '../calendar'
import { phones } from '../company'
import type { Network } from '../network'
import { spread } from '../outside'
import { random } from '../random'
import type { Story } from '../story'

const names = [0, 1, 2, 3].map((i) => `${i}.pool.ntp.org`)
const pool = spread('ntp pool', 72, 66)

/** Telephones set their clocks by a pool of volunteers, whose addresses are in as many networks as those of any fast flux. */
export function ntpPool(net: Network): Story {
  const own = random('ntp pool')
  for (const name of names) net.names.add(name, (_, fill) => ({ ttl: 150, a: fill.some(pool, 4) }))
  for (const phone of phones)
    for (const date of days.filter(isWorkday))
      net.at(localMidnight(date) + 7 * hour + own.next() * 10 * hour, (now) => {
        for (const name of names) {
          const { at, addresses } = net.lookup(phone, name, 'A', now)
          net.sensor.conn({
            at: at + own.int(400, 9_000),
            orig: phone.address,
            origPort: 123,
            resp: own.pick(addresses),
            respPort: 123,
            proto: 'udp',
            service: 'ntp',
            duration: own.skewed(24_000, 0.5),
            sent: 48,
            received: 48,
            state: own.chance(0.96) ? 'SF' : 'S0',
          })
        }
      })
  return {
    id: 'ntp-pool',
    title: 'The NTP pool',
    what: `${phones.length} telephones ask the company's resolvers for ${names[0]} and its sisters: TTL 150 s, four of ${pool.length} addresses in 66 networks at each fill. The hard case: only its name and its many clients speak for it.`,
    harmless: true,
    hosts: phones.map(({ address }) => address),
    names,
    addresses: pool,
    ports: [123],
    records: [
      { log: 'dns', where: { query: names } },
      { log: 'conn', where: { 'id.resp_h': pool } },
    ],
    explained: ['fast-flux'],
  }
}
