import { bool, connectionFields, count, defineLog, text, timestamp, vectorOf } from './log'

export const rdp = defineLog('rdp', 'Remote desktop connections; little is seen once they are encrypted.', {
  ts: timestamp('When the connection began.'),
  ...connectionFields,
  cookie: text('User name or cookie of the client, cut to nine letters by many.'),
  result: text('How the connection went.'),
  security_protocol: text('Protection that the server chose.'),
  client_channels: vectorOf('string', 'Channels that the client asked for: clipboard, drives and so on; Zeek 3.0 and later.'),
  keyboard_layout: text('Keyboard layout of the client.'),
  client_build: text('Version of the client.'),
  client_name: text('Name of the client’s machine.'),
  client_dig_product_id: text('Product id of the client.'),
  desktop_width: count('Width of the desktop in points.'),
  desktop_height: count('Height of the desktop in points.'),
  requested_color_depth: text('Colours that the client asked for.'),
  cert_type: text('Kind of certificate that the server used.'),
  cert_count: count('Certificates that were seen.'),
  cert_permanent: bool('Whether the certificate is permanent.'),
  encryption_level: text('Encryption level.'),
  encryption_method: text('Encryption method.'),
  ssl: bool('Whether the connection went on in TLS; old sensors.'),
})
