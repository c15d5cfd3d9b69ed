import { hour } from './calendar'
import { type Client, domain, servers } from './company'
import type { Network } from './network'

/** The four messages by which a machine gets its address. */
export function lease(net: Network, now: number, client: Client): void {
  const { address, mac, name } = client
  const connection = net.sensor.conn({
    at: now,
    orig: address,
    origPort: 68,
    resp: servers.leases.address,
    respPort: 67,
    proto: 'udp',
    service: 'dhcp',
    duration: 12_000,
    sent: 602,
    received: 600,
  })
  net.sensor.log('dhcp', {
    ts: now,
    uids: [connection.uid],
    client_addr: address,
    server_addr: servers.leases.address,
    mac,
    host_name: name,
    client_fqdn: `${name}.${domain}`,
    domain,
    requested_addr: address,
    assigned_addr: address,
    lease_time: 12 * hour,
    msg_types: ['DISCOVER', 'OFFER', 'REQUEST', 'ACK'],
    duration: 12_000,
  })
}
