import { whole } from '../value/number'
import type { CellValue, LogRecord } from './answer'

type Told = readonly [says: string, value: string | null]

const text = (value: CellValue | undefined): string | null =>
  value === null || value === undefined || value === ''
    ? null
    : Array.isArray(value)
      ? value.map((one) => String(one ?? '–')).join(', ')
      : String(value)
const join = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ')
const bytes = (value: CellValue | undefined, way: string): string | null => (typeof value === 'number' ? `${whole(value)} B ${way}` : null)

/** What a record says about its event: our words, then a value of the log. */
const tellers: Readonly<Record<string, (record: LogRecord) => Told>> = {
  conn: (r) => [
    join('connection', text(r.conn_state), typeof r.duration === 'number' ? `${r.duration.toFixed(3)} s` : null),
    join(bytes(r.orig_bytes, 'out'), bytes(r.resp_bytes, 'in')) || null,
  ],
  dns: (r) => [
    r.answers === null || r.answers === undefined
      ? join('asked', text(r.qtype_name), text(r.rcode_name))
      : join('answered', text(r.qtype_name), text(r.answers)).slice(0, 80),
    text(r.query),
  ],
  ssl: (r) => [
    join(text(r.version) ?? 'TLS', r.established === true ? 'established' : r.established === false ? 'not established' : null),
    text(r.server_name),
  ],
  x509: (r) => [
    join('certificate', r.certificate_subject === r.certificate_issuer ? 'subject is its issuer' : null),
    text(r.certificate_subject),
  ],
  http: (r) => [join(text(r.method) ?? 'request', text(r.status_code)), join(text(r.host), text(r.uri)).replace(', ', '') || null],
  files: (r) => [join('file', text(r.mime_type), bytes(r.seen_bytes, 'seen')), text(r.filename) ?? text(r.fuid)],
  ssh: (r) => [join('SSH', r.auth_success === true ? 'let in' : r.auth_success === false ? 'refused' : null), text(r.client)],
  ftp: (r) => [join(text(r.command) ?? 'FTP', text(r.reply_code)), text(r.user)],
  notice: (r) => [text(r.note) ?? 'notice', text(r.msg)],
  weird: (r) => [text(r.name) ?? 'weird', text(r.addl)],
}
const naming = ['name', 'query', 'server_name', 'host', 'note', 'msg', 'service'] as const

export function told(log: string, record: LogRecord): Told {
  const teller = Object.hasOwn(tellers, log) ? tellers[log] : undefined
  return teller?.(record) ?? ['record', naming.map((name) => text(record[name])).find((value) => value !== null) ?? null]
}
