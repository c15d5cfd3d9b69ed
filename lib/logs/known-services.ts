import { addr, defineLog, enumeration, port, setOf, timestamp } from './log'

export const knownServices = defineLog(
  'known_services',
  'Ports of local hosts that answered, once a day for each protocol; an inventory, not a traffic count.',
  {
    ts: timestamp('When the service was seen, first that day.'),
    host: addr('The local host that offers the service.'),
    port_num: port('Port of the service.'),
    port_proto: enumeration('Transport protocol of the port.'),
    service: setOf('string', 'Protocols found there, in Zeek’s own case; empty where none was recognised.'),
  },
)
