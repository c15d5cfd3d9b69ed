import type { Network } from './network'
import type { Connection } from './sensor'

export interface Notice {
  readonly note: string
  readonly msg: string
  readonly sub?: string
  readonly src?: string
  readonly dst?: string
  readonly p?: number
  readonly connection?: Connection
}

/** A remark of the sensor's own scripts. */
export function raise(net: Pick<Network, 'sensor'>, ts: number, { connection, note, msg, sub, src, dst, p }: Notice): void {
  net.sensor.log('notice', {
    ts,
    ...connection,
    proto: connection ? 'tcp' : null,
    note,
    msg,
    sub: sub ?? null,
    src: src ?? connection?.['id.orig_h'] ?? null,
    dst: dst ?? connection?.['id.resp_h'] ?? null,
    p: p ?? connection?.['id.resp_p'] ?? null,
    actions: ['Notice::ACTION_LOG'],
    email_dest: [],
    suppress_for: 3_600_000_000,
  })
}
