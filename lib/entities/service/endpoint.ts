import { allOf, type Sql, sql } from '../../sql'

export interface Endpoint {
  readonly address: string
  readonly port: number
  /** Null means whatever transport. */
  readonly proto: string | null
}

/** The parts of an id such as `192.0.2.1:443/tcp`, as `parse` gives it. */
export function endpoint(id: string): Endpoint {
  const [, address = '', port = '', proto] = /^(.+):(\d+)(?:\/(\w+))?$/.exec(id) ?? []
  return { address, port: Number(port), proto: proto ?? null }
}

/** Connections to it; only conn says by which transport. */
export function isTo(id: string, log: 'conn' | 'other'): Sql {
  const { address, port, proto } = endpoint(id)
  return allOf([
    sql`id_resp_h = ${address}`,
    sql`id_resp_p = ${port}`,
    ...(proto !== null && log === 'conn' ? [sql`proto = ${proto}`] : []),
  ])
}
