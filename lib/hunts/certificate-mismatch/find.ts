import { serialForms } from '../../certificates/serial'
import type { Dialect } from '../../hunt'
import { anyOf, type Sql, sql } from '../../sql'

const escaped = (text: string) => text.replaceAll(/[!%_]/g, '!$&')

/** Whether a pair is what was searched for: its serial number or fingerprint, or text within its names; all pairs for a blank. */
export function found(text: string, fn: Dialect): Sql {
  const wanted = text.trim()
  if (wanted === '') return sql`TRUE`
  const holds = (value: Sql) => sql`lower(${value}) LIKE ${`%${escaped(wanted.toLowerCase())}%`} ESCAPE '!'`
  const digest = wanted.toLowerCase().replaceAll(/[\s:]/g, '')
  const alternatives = fn.size(fn.filter(sql`san_dns`, holds))
  const places = [sql`met.server_name`, sql`coalesce(read.subject, met.subject)`, sql`coalesce(read.issuer, met.issuer)`]
  const anywhere = anyOf([
    ...serialForms(wanted).map((form) => sql`number = ${form}`),
    sql`lower(read.fingerprint) = ${digest}`,
    sql`met.certificate = ${wanted}`,
    ...places.map(holds),
    sql`${alternatives} > 0`,
    sql`${fn.size(fn.filter(sql`san_ip`, (address) => sql`${address} = ${wanted}`))} > 0`,
  ])
  return sql`coalesce(${anywhere}, FALSE)`
}
