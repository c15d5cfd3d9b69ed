import type { Certificate } from './certificates'
import type { Network } from './network'
import type { Connection, Flow } from './sensor'

export interface Handshake {
  readonly version: 'TLSv13' | 'TLSv12'
  readonly name: string | null
  /** Shown in full handshakes of TLSv12 alone. */
  readonly certificate?: Certificate
  readonly resumed?: boolean
}

/** As Zeek's own check: names alone, a star for one label. */
export function covers(certificate: Certificate, name: string): boolean {
  return certificate.names.some((one) => one === name || (one.startsWith('*.') && name.slice(name.indexOf('.')) === one.slice(1)))
}

const shapes = {
  TLSv13: { cipher: 'TLS_AES_256_GCM_SHA384', curve: 'x25519', history: 'CsiI' },
  TLSv12: { cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', curve: 'secp256r1', history: 'CsxkngIi' },
  resumed: { cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', curve: null, history: 'CstiI' },
} as const

/** A connection with its handshake and, where one was shown, its certificate. */
export function tls(net: Network, flow: Flow, { version, name, certificate, resumed = false }: Handshake): Connection {
  const { sensor } = net
  const connection = sensor.conn({ service: 'ssl', ...flow })
  const shown = version === 'TLSv12' && !resumed ? certificate : undefined
  const shape = resumed ? shapes.resumed : shapes[version]
  const ts = flow.at + sensor.random.int(8_000, 60_000)
  sensor.log('ssl', {
    ts,
    ...connection,
    version,
    cipher: shape.cipher,
    curve: shape.curve,
    server_name: name,
    resumed,
    next_protocol: sensor.random.chance(0.7) ? 'h2' : 'http/1.1',
    established: true,
    ssl_history: shape.history,
    cert_chain_fps: shown ? [shown.fingerprint] : null,
    client_cert_chain_fps: shown ? [] : null,
    sni_matches_cert: shown && name !== null ? covers(shown, name) : null,
    validation_status: shown ? shown.status : null,
  })
  if (shown) net.showCertificate(ts, shown, connection)
  return connection
}
