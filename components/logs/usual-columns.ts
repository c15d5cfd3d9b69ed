import type { RecordColumn } from './answer'

/** What a hunter reads first in a log; the chooser has the rest. */
const usual: Readonly<Record<string, readonly string[]>> = {
  conn: [
    'ts',
    'uid',
    'id_orig_h',
    'id_resp_h',
    'id_resp_p',
    'proto',
    'service',
    'duration',
    'orig_bytes',
    'resp_bytes',
    'conn_state',
    'history',
  ],
  dns: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'query', 'qtype_name', 'rcode_name', 'answers', 'ttls'],
  ssl: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'id_resp_p', 'server_name', 'version', 'established', 'subject', 'validation_status'],
  x509: [
    'ts',
    'id',
    'certificate_subject',
    'certificate_issuer',
    'certificate_serial',
    'certificate_not_valid_before',
    'certificate_not_valid_after',
    'san_dns',
  ],
  http: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'id_resp_p', 'method', 'host', 'uri', 'status_code', 'user_agent'],
  files: ['ts', 'fuid', 'source', 'mime_type', 'filename', 'seen_bytes', 'total_bytes', 'sha1', 'md5'],
  ftp: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'user', 'command', 'arg', 'reply_code', 'reply_msg'],
  ssh: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'id_resp_p', 'auth_success', 'auth_attempts', 'client', 'server'],
  notice: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'note', 'msg', 'sub'],
  weird: ['ts', 'uid', 'id_orig_h', 'id_resp_h', 'name', 'addl', 'notice'],
  software: ['ts', 'host', 'host_p', 'software_type', 'name', 'unparsed_version'],
}
const MOST = 10

/** The columns that a log shows unless others were chosen: its usual ones that are set anywhere, else the first that are. */
export function usualColumns(log: string, columns: readonly RecordColumn[]): readonly string[] {
  const set = columns.filter((column) => column.filled > 0).map((column) => column.name)
  const known = (Object.hasOwn(usual, log) ? (usual[log] ?? []) : []).filter((name) => set.includes(name))
  return known.length >= 3 ? known : set.slice(0, MOST)
}
