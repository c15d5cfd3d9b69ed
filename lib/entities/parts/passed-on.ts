import type { EntityInput } from '../../entity'
import { type Sql, sql } from '../../sql'

/** Whether a TLS connection to a server went through it as a proxy: the client asked for another host before, in HTTP, so the certificate is not the server's. */
export function passedOn(server: string, { all }: EntityInput<'conn' | 'http'>): Sql {
  return sql`id_resp_h = ${server} AND (
    uid IN (SELECT uid FROM ${all.http} AS requests WHERE id_resp_h = ${server} AND method = 'CONNECT')
    OR uid IN (SELECT uid FROM ${all.conn} AS connections WHERE id_resp_h = ${server} AND service LIKE '%ssl%' AND service LIKE '%http%'))`
}
