import { addr, defineLog, port, text, timestamp } from './log'

export const knownCerts = defineLog('known_certs', 'Certificates that local servers show, once a day for each host.', {
  ts: timestamp('When the certificate was seen, first that day.'),
  host: addr('The local server that shows it.'),
  port_num: port('Port on which it was shown.'),
  subject: text('Whose certificate it is.'),
  issuer_subject: text('Who signed it.'),
  serial: text('Serial number in hexadecimal.'),
})
