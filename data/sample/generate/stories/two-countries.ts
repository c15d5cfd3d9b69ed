import { at, days, hour, isWorkday, localMidnight, minute } from '../calendar'
import { servers } from '../company'
import { ftpSession } from '../ftp'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'

const usual = '198.51.100.23'
const other = '203.0.113.77'
const user = 'j.keller'

/** An account that is used from one network every day, and for an afternoon from another as well. */
export function twoCountries(net: Network): Story {
  const own = random('two countries')
  for (const date of days.filter(isWorkday))
    net.at(localMidnight(date) + 9 * hour + own.next() * 6 * hour, (now) => ftpSession(net, now, usual, user, own))
  net.at(at('2025-10-30T13:30'), (now) => ftpSession(net, now, usual, user, own))
  for (let i = 0; i < 5; i++) net.at(at('2025-10-30T13:41') + i * 23 * minute, (now) => ftpSession(net, now, other, user, own))
  return {
    id: 'two-countries',
    title: 'One account from two places',
    what: `The FTP account ${user} comes from ${usual} on every workday, and on 30 October within minutes from ${other} too, in another country's network.`,
    hosts: [usual, other],
    addresses: [servers.exchange.address],
    ports: [21],
    records: [
      { log: 'ftp', where: { user } },
      { log: 'conn', where: { 'id.orig_h': [usual, other], 'id.resp_h': servers.exchange.address } },
    ],
    hunts: ['accounts'],
  }
}
