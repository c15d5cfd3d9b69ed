import { servers } from './company'
import type { Network } from './network'
import type { Random } from './random'

/** One question to the company's own clock. */
export function clock(net: Network, orig: string, at: number, own: Random): void {
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
