import { connectionFields, defineLog, enumeration, text, timestamp } from './log'

export const dpd = defineLog('dpd', 'Connections that broke the protocol that was recognised in them; before Zeek 8.0.', {
  ts: timestamp('When the protocol was broken.'),
  ...connectionFields,
  proto: enumeration('Transport protocol.'),
  analyzer: text('Which analyzer gave up.'),
  failure_reason: text('Why it gave up.'),
  packet_segment: text('A piece of the packet; only with a policy script.'),
})
