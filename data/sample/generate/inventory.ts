import { day, missed } from './calendar'
import type { Row } from './format'
import type { Log } from './layouts'
import { isLocal } from './sensor'

/** Zeek's own spelling of the analyzers' names. */
const spelled: Readonly<Record<string, string>> = {
  krb_tcp: 'KRB_TCP',
  ldap_tcp: 'LDAP_TCP',
  gssapi: 'GSSAPI',
  smb: 'SMB',
  ntlm: 'NTLM',
  dns: 'DNS',
  ssl: 'SSL',
  http: 'HTTP',
  ssh: 'SSH',
  ftp: 'FTP',
  smtp: 'SMTP',
  ntp: 'NTP',
}

const established = new Set(['SF', 'S1', 'S2', 'S3', 'RSTO', 'RSTR'])

/** known_services: local ports that answered, once a day for each protocol. Derived from the connections as Zeek does it. */
function knownServices(conn: readonly Row[]): readonly Row[] {
  const seen = new Set<string>()
  return conn.flatMap((row) => {
    const { ts, service, proto, conn_state: state, 'id.resp_h': host, 'id.resp_p': port } = row
    if (typeof host !== 'string' || !isLocal(host) || !established.has(String(state)) || proto === 'icmp') return []
    const names = typeof service === 'string' ? service.split(',').filter((name) => name !== 'ftp-data') : []
    if (service === 'ftp-data') return []
    const key = `${Math.floor(ts / day)} ${host} ${port} ${proto} ${names.join(',')}`
    if (seen.has(key)) return []
    seen.add(key)
    // Rows without a protocol wait for one for five minutes.
    const wait = names.length === 0 ? 300_000_000 : 40_000
    return [
      {
        ts: ts + wait,
        host,
        port_num: port ?? null,
        port_proto: proto ?? null,
        service: names.length > 0 ? names.map((name) => spelled[name] ?? name.toUpperCase()) : [''],
      },
    ]
  })
}

/** known_hosts: local ends of completed handshakes, once a day. */
function knownHosts(conn: readonly Row[]): readonly Row[] {
  const seen = new Set<string>()
  return conn.flatMap((row) => {
    if (row.proto !== 'tcp' || !established.has(String(row.conn_state))) return []
    return [row['id.orig_h'], row['id.resp_h']].flatMap((host) => {
      const key = `${Math.floor(row.ts / day)} ${host}`
      if (typeof host !== 'string' || !isLocal(host) || seen.has(key)) return []
      seen.add(key)
      return [{ ts: row.ts + 300, host }]
    })
  })
}

/** Those that still came about within the two weeks. */
const ordered = (rows: readonly Row[]) => rows.filter(({ ts }) => !missed(ts)).sort((a, b) => a.ts - b.ts)

/** The logs that Zeek derives from what it saw of others. */
export function inventory(seen: Readonly<Record<Log, readonly Row[]>>): Record<Log, readonly Row[]> {
  return {
    ...seen,
    known_services: ordered(knownServices(seen.conn)),
    known_hosts: ordered(knownHosts(seen.conn)),
    software: ordered(software(seen)),
  }
}

function software({ http, ssh }: Readonly<Record<Log, readonly Row[]>>): readonly Row[] {
  const today = new Set<string>()
  const found = [
    ...http.map((row) => ({ row, host: row['id.orig_h'], port: null, type: 'HTTP::BROWSER', text: row.user_agent })),
    ...ssh.map((row) => ({ row, host: row['id.orig_h'], port: null, type: 'SSH::CLIENT', text: row.client })),
    ...ssh.map((row) => ({ row, host: row['id.resp_h'], port: row['id.resp_p'] ?? null, type: 'SSH::SERVER', text: row.server })),
  ]
  return found.flatMap(({ row, host, port, type, text }) => {
    const key = `${Math.floor(row.ts / day)} ${host} ${type} ${text}`
    if (typeof host !== 'string' || typeof text !== 'string' || !isLocal(host) || today.has(key)) return []
    today.add(key)
    return [{ ts: row.ts + 50, host, host_p: port, software_type: type, ...version(text), unparsed_version: text }]
  })
}

/** Name and version of the last known program in the text, as far as Zeek would read it. */
function version(text: string): Omit<Row, 'ts'> {
  const match = /(Edg|Firefox|Chrome|Safari|OpenSSH|gauge)[/_](\d+)(?:\.(\d+))?(?:\.(\d+))?(?:p(\d+))?/.exec(
    text.replace(/Chrome\S+ Safari\S+ Edg/, 'Edg'),
  )
  if (!match) return { name: text.split(/[/ ]/)[0] ?? text }
  const [, name = '', ...parts] = match
  const [major, minor, minor2, minor3] = parts.map((part) => (part === undefined ? null : Number(part)))
  return {
    name,
    'version.major': major ?? null,
    'version.minor': minor ?? null,
    'version.minor2': minor2 ?? null,
    'version.minor3': minor3 ?? null,
  }
}
