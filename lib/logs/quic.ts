import { connectionFields, defineLog, text, timestamp } from './log'

export const quic = defineLog('quic', 'QUIC connections; the handshake is in ssl too. Zeek 6.1 and later.', {
  ts: timestamp('When the first packet was seen.'),
  ...connectionFields,
  version: text('QUIC version.'),
  client_initial_dcid: text('First connection id that the client gave the server.'),
  client_scid: text('Connection id of the client.'),
  server_scid: text('Connection id of the server.'),
  server_name: text('Server name indication: the name that the client says it wants.'),
  client_protocol: text('First application protocol that the client offers.'),
  history: text('The handshake as letters, upper case by the client.'),
})
