import { bool, connectionFields, count, defineLog, double, enumeration, int, interval, setOf, text, timestamp } from './log'

/** Also the fields of `open_conn`, a snapshot of connections still open. */
const fields = {
  ts: timestamp('When the first packet was seen.'),
  ...connectionFields,
  proto: enumeration('Transport protocol: tcp, udp, icmp.', { aliases: ['network.transport'] }),
  service: text('Application protocols that Zeek confirmed, joined by commas; a leading - marks one that was given up.', { joined: true }),
  duration: interval('From the first packet to the last; unset for a single packet.'),
  orig_bytes: count('Payload bytes that the originator sent, from sequence numbers; absurd on broken flows.'),
  resp_bytes: count('Payload bytes that the responder sent, from sequence numbers; absurd on broken flows.'),
  conn_state: text('How the connection went: SF normal, S0 no reply, REJ refused, OTH seen from the middle.'),
  local_orig: bool('Whether the originator is in a local network, as the sensor is configured.'),
  local_resp: bool('Whether the responder is in a local network, as the sensor is configured.'),
  missed_bytes: count('Bytes that the sensor did not see; content analysis suffers where it is not 0.'),
  history: text('The connection as letters: upper case by the originator, lower case by the responder.'),
  orig_pkts: count('Packets that the originator sent.'),
  orig_ip_bytes: count('Bytes at the IP level that the originator sent.'),
  resp_pkts: count('Packets that the responder sent.'),
  resp_ip_bytes: count('Bytes at the IP level that the responder sent.'),
  tunnel_parents: setOf('string', 'The uids of the tunnels that carried this connection.'),
  ip_proto: count('Number of the IP protocol; Zeek 7.1 and later.'),
  ip_proto_name: text('Name of the IP protocol; only with a policy script.'),
  orig_l2_addr: text('Link-layer address of the originator; only with a policy script.'),
  resp_l2_addr: text('Link-layer address of the responder; only with a policy script.'),
  vlan: int('Outer VLAN; only with a policy script.'),
  inner_vlan: int('Inner VLAN; only with a policy script.'),
  speculative_service: text('Protocols that were guessed and not confirmed; only with a policy script.', { joined: true }),
  failed_service: setOf('string', 'Protocols whose analyzer gave up; Zeek 7.2 and later, with a policy script.'),
  pcr: double('Producer/consumer ratio from -1 (only received) to 1 (only sent); only with a package.'),
  community_id: text('Community ID: the same flow has the same one in other tools.', { aliases: ['network.community_id'] }),
  ja4l: text('Latency of the client as JA4L measures it; only with a package.'),
  ja4ls: text('Latency of the server as JA4L measures it; only with a package.'),
  ja4t: text("JA4T fingerprint of the client's TCP stack; only with a package."),
  ja4ts: text("JA4T fingerprint of the server's TCP stack; only with a package."),
}

export const conn = defineLog('conn', 'Every connection: who spoke to whom, when, how long and how much.', fields)
export const openConn = defineLog('open_conn', 'Connections that were still open.', fields)
