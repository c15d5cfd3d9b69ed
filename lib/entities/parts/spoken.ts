import type { EntityInput } from '../../entity'
import { raw, type Sql, sql } from '../../sql'

/** The protocols of a group of connections, each once: Zeek joins those of one connection by commas, and one that it gave up begins with a dash. */
export function spoken(fn: EntityInput<never>['fn']): Sql {
  const each = fn.split(fn.joined(fn.list(sql`service`), ','), ',')
  return fn.sorted(fn.filter(each, (item) => sql`${item} <> '' AND left(${item}, ${raw('1')}) <> '-'`))
}
