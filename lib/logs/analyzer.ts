import { connectionFields, defineLog, enumeration, text, timestamp } from './log'

export const analyzer = defineLog('analyzer', 'Protocols that turned out otherwise; since Zeek 8.0 in place of dpd.', {
  ts: timestamp('When the analyzer spoke.'),
  cause: text('Violation or confirmation; Zeek 5.2 to 7.2.'),
  analyzer_kind: text('What kind of analyzer: protocol, file or packet.'),
  analyzer_name: text('Which analyzer.'),
  ...connectionFields,
  fuid: text('Id of the file that it looked at.'),
  proto: enumeration('Transport protocol; Zeek 8.0 and later.'),
  failure_reason: text('Why it gave up.'),
  failure_data: text('The bytes at which it gave up.'),
  packet_segment: text('A piece of the packet; only with a policy script.'),
})
