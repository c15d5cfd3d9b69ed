import type { EntityInput, Row } from '../../entity'
import { withRoot } from '../../names/plain-name'
import { anyOf, raw, type Sql, sql } from '../../sql'

type Logs = 'dns' | 'ssl' | 'quic' | 'http'

/** How records write the name: also with the dot of the root, where some do. */
export const spellings = (id: string, known: Row): readonly string[] => (known.dotted === true ? withRoot(id) : [id])

/** One row: whether any record has the name with the dot of the root. */
export function identify({ id, all }: Omit<EntityInput<Logs>, 'known'>): Sql {
  const dotted = (log: Sql, field: string) => sql`EXISTS (SELECT 1 FROM ${log} AS log WHERE ${raw(field)} = ${`${id}.`})`
  const places = [dotted(all.dns, 'query'), dotted(all.ssl, 'server_name'), dotted(all.quic, 'server_name'), dotted(all.http, 'host')]
  return sql`SELECT (${anyOf(places)}) AS dotted`
}

/** Whether a field holds the name. */
export const isName = (field: Sql, { id, known }: Pick<EntityInput<Logs>, 'id' | 'known'>): Sql =>
  sql`(${anyOf(spellings(id, known).map((spelling) => sql`${field} = ${spelling}`))})`
