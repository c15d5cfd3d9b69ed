import { minute, second } from '../calendar'
import type { Network } from '../network'
import { random } from '../random'
import type { Story } from '../story'
import { often, rows, told } from './place'

/** The port of TLS, and none spoken. */
export function noTlsOn443(net: Network): Story {
  const own = random('no tls on 443')
  const place = {
    client: '10.20.10.31',
    name: 'sync.ashgrove.test',
    address: '192.0.2.240',
    port: 443,
    from: '2025-10-29T07:30',
    every: 18 * minute,
    times: 26,
  }
  often(net, place, own, (flow) =>
    net.sensor.conn({ ...flow, duration: own.skewed(8 * second), sent: own.skewed(5_200), received: own.skewed(1_900) }),
  )
  return {
    id: 'no-tls-on-443',
    title: 'No TLS on port 443',
    what: `${place.client} exchanges bytes with ${place.name} on port 443 in whole connections, both ways, and no protocol is recognised.`,
    ...told(place),
    records: rows(place),
  }
}
