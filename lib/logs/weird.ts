import { bool, connectionFields, defineLog, text, timestamp } from './log'

export const weird = defineLog('weird', 'Traffic that breaks the rules of its protocol; repeats are held back.', {
  ts: timestamp('When it was seen.'),
  ...connectionFields,
  name: text('What was odd, such as bad_HTTP_request or truncated_header.'),
  addl: text('More detail.'),
  notice: bool('Whether it was also raised as a notice.'),
  peer: text('Sensor process that saw it.'),
  source: text('Analyzer that saw it; Zeek 4.0 and later.'),
})
