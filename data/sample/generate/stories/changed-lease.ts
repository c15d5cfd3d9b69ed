import { days, hour, isWorkday, localMidnight, minute } from '../calendar'
import { type Client, workstations } from '../company'
import { lease } from '../leases'
import type { Network } from '../network'
import { random } from '../random'
import { sites } from '../sites'
import type { Story } from '../story'
import { visit } from '../visits'

/** Eight laptops on 10.20.32.0/24. The first has another address nearly every day, the others mostly keep theirs. */
const laptops = Array.from({ length: 8 }, (_, i) => ({ name: `laptop0${i + 1}`, mac: `02:20:32:00:00:1${i}`, moves: i === 0 ? 0.8 : 0.15 }))

export function changedLease(net: Network): Story {
  const own = random('portable machines')
  const agent = workstations[0]?.agent ?? ''
  const taken = new Map<string, string[]>()
  let next = 20
  for (const { name, mac, moves } of laptops) {
    let address = `10.20.32.${next++}`
    const favourites = own.some(sites, 10)
    for (const date of days.filter(isWorkday)) {
      if (own.chance(0.08)) continue
      if (own.chance(moves)) address = `10.20.32.${next++}`
      taken.set(name, [...new Set([...(taken.get(name) ?? []), address])])
      const client: Client = { name, mac, address, v6: null, agent, resolver: 0 }
      const begin = localMidnight(date) + 8 * hour + own.next() * 100 * minute
      net.at(begin, (now) => lease(net, now, client))
      for (let i = own.int(4, 12); i > 0; i--)
        net.at(begin + own.next() * 8 * hour + minute, (now) => visit(net, client, own.favour(favourites), now))
    }
  }
  const [first] = laptops
  const addresses = taken.get('laptop01') ?? []
  return {
    id: 'changed-lease',
    title: 'A laptop whose address changes',
    what: `laptop01 (${first?.mac}) gets ${addresses.length} addresses in two weeks, so what looks like ${addresses.length} hosts is one.`,
    harmless: true,
    hosts: addresses,
    records: [{ log: 'dhcp', where: { mac: first?.mac ?? '' } }],
  }
}
