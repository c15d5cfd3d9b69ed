import { analyzer } from './analyzer'
import { conn, openConn } from './conn'
import { dhcp } from './dhcp'
import { dns } from './dns'
import { dpd } from './dpd'
import { files } from './files'
import { ftp } from './ftp'
import { http, openHttp } from './http'
import { kerberos } from './kerberos'
import { knownCerts } from './known-certs'
import { knownHosts } from './known-hosts'
import { knownServices } from './known-services'
import type { LogSchema } from './log'
import { notice } from './notice'
import { ntlm } from './ntlm'
import { quic } from './quic'
import { rdp } from './rdp'
import { smbFiles } from './smb-files'
import { smbMapping } from './smb-mapping'
import { software } from './software'
import { ssh } from './ssh'
import { openSsl, ssl } from './ssl'
import { tunnel } from './tunnel'
import { weird } from './weird'
import { x509 } from './x509'

/** Every log with a schema of its own, by the name that `#path` gives it. Any other log is loaded by its own header. */
export const logs = {
  conn,
  dns,
  ssl,
  x509,
  http,
  files,
  known_services: knownServices,
  known_hosts: knownHosts,
  known_certs: knownCerts,
  software,
  notice,
  weird,
  ssh,
  ftp,
  dhcp,
  kerberos,
  ntlm,
  smb_mapping: smbMapping,
  smb_files: smbFiles,
  rdp,
  quic,
  tunnel,
  analyzer,
  dpd,
  open_conn: openConn,
  open_ssl: openSsl,
  open_http: openHttp,
} as const satisfies Record<string, LogSchema>
