import { background } from './background'
import { chatter } from './chatter'
import type { Row } from './format'
import { inventory } from './inventory'
import type { Log } from './layouts'
import { network } from './network'
import { office } from './office'
import { publishSites } from './sites'
import { stories } from './stories/all'
import type { Story } from './story'
import { surroundings } from './surroundings'

/** All rows of the two weeks, each log in order of time, and what is planted in them. */
export function everything(): { readonly rows: Readonly<Record<Log, readonly Row[]>>; readonly told: readonly Story[] } {
  const net = network()
  publishSites(net.names)
  office(net)
  background(net)
  surroundings(net)
  chatter(net)
  const told = stories.map((play) => play(net))
  net.run()
  return { rows: inventory(net.sensor.seen()), told }
}
