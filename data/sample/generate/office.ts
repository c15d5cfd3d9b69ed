import { days, hour, isWorkday, localMidnight, minute } from './calendar'
import { type Client, phones, workstations } from './company'
import type { Network } from './network'
import { random } from './random'
import { sites } from './sites'
import { visit } from './visits'

/** How busy a desk is by local hour, 0 to 23: nothing at night, less at noon. */
const rhythm = [0, 0, 0, 0, 0, 0, 0.1, 0.5, 0.9, 1, 1, 0.9, 0.45, 0.85, 1, 1, 0.9, 0.6, 0.2, 0.05, 0, 0, 0, 0]

/** Visits in the busiest hour of a workday. */
const busiest = 1.5

/** The desks: each has favourites, comes and goes at its own time, and some are not there that day. */
export function office(net: Network): void {
  for (const client of workstations) {
    const own = random(`desk ${client.name}`)
    const favourites = own.some(sites, 26)
    const shift = own.int(-50, 50) * minute
    for (const date of days) {
      const there = isWorkday(date) ? own.chance(0.9) : own.chance(0.06)
      if (there) workDay(net, client, favourites, localMidnight(date) + shift, own)
    }
  }
  for (const phone of phones) phoneDays(net, phone)
}

function workDay(
  net: Network,
  client: Client,
  favourites: readonly (typeof sites)[number][],
  midnight: number,
  own: ReturnType<typeof random>,
): void {
  rhythm.forEach((busy, i) => {
    if (busy === 0) return
    const mean = hour / (busiest * busy)
    for (let time = own.wait(mean); time < hour; time += own.wait(mean)) {
      const site = own.chance(0.9) ? own.favour(favourites) : own.pick(sites)
      net.at(midnight + i * hour + time, (now) => visit(net, client, site, now))
    }
  })
}

/** Phones stay at home at night and speak a little all day. */
function phoneDays(net: Network, phone: Client): void {
  const own = random(`phone ${phone.name}`)
  const favourites = own.some(sites, 8)
  for (const date of days.filter(isWorkday))
    for (let time = 7 * hour + own.wait(hour); time < 18 * hour; time += own.wait(1.2 * hour))
      net.at(localMidnight(date) + time, (now) => visit(net, phone, own.favour(favourites), now))
}
