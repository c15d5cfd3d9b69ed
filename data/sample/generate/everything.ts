import { background } from './background'
import type { Row } from './format'
import { inventory } from './inventory'
import type { Log } from './layouts'
import { network } from './network'
import { office } from './office'
import { publishSites } from './sites'

/** All rows of the two weeks, each log in order of time. */
export function everything(): Record<Log, readonly Row[]> {
  const net = network()
  publishSites(net.names)
  office(net)
  background(net)
  net.run()
  return inventory(net.sensor.seen())
}
