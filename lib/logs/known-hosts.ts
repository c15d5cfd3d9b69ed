import { addr, defineLog, timestamp } from './log'

export const knownHosts = defineLog('known_hosts', 'Local hosts that completed a TCP handshake, once a day each.', {
  ts: timestamp('When the host was seen, first that day.'),
  host: addr('The local host.'),
})
