import type { Network } from './network'
import { random } from './random'
import { type Connection, type Flow, isLocal } from './sensor'

export interface Login {
  readonly success: boolean
  readonly attempts?: number
  readonly client?: string
  readonly server?: string
}

/** A session of SSH: its conn row and its ssh row. A server keeps its key. */
export function ssh(
  net: Network,
  flow: Flow,
  { success, attempts = 1, client = 'SSH-2.0-OpenSSH_9.6p1', server = 'SSH-2.0-OpenSSH_9.2p1' }: Login,
): Connection {
  const connection = net.sensor.conn({ service: 'ssh', ...flow })
  net.sensor.log('ssh', {
    ts: flow.at + 20_000,
    ...connection,
    version: 2,
    auth_success: success,
    auth_attempts: attempts,
    direction: isLocal(flow.orig) === isLocal(flow.resp) ? null : isLocal(flow.orig) ? 'OUTBOUND' : 'INBOUND',
    client,
    server,
    cipher_alg: 'chacha20-poly1305@openssh.com',
    mac_alg: 'umac-64-etm@openssh.com',
    compression_alg: 'none',
    kex_alg: 'curve25519-sha256',
    host_key_alg: 'ssh-ed25519',
    host_key: random(`host key ${flow.resp}`)
      .hex(32)
      .replace(/(..)(?!$)/g, '$1:'),
  })
  return connection
}
