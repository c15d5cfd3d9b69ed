import { connectionFields, defineLog, enumeration, timestamp } from './log'

export const tunnel = defineLog('tunnel', 'Tunnels that carry other traffic.', {
  ts: timestamp('When the tunnel was found or ended.'),
  ...connectionFields,
  tunnel_type: enumeration('Kind of tunnel: Tunnel::TEREDO, SOCKS, VXLAN and so on.'),
  action: enumeration('Tunnel::DISCOVER, CLOSE or EXPIRE.'),
})
