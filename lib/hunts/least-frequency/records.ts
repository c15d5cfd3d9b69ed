import type { QueryInput } from '../../hunt'
import { identifier, join, raw, type Sql, sql } from '../../sql'
import type { Params } from './params'
import { hostFields, type Stacked, throughTls } from './stack'
import { spellings } from './writing'

export type Input = QueryInput<string, Params>

/** The column of the field at a place: `raw_` as it stands in the record, `as_` as it is counted. */
export const rawOf = (i: number) => identifier(`raw_${i}`)
export const writtenOf = (i: number) => identifier(`as_${i}`)

/** The log that is stacked. */
export function logOf({ params, from }: Input) {
  const log = from[params.log]
  if (!log) throw new RangeError(`${params.log} is not among the logs that were asked for`)
  return log
}

/** A record's host, NULL where its log names none. */
export function hostOf(input: Input): Sql {
  const names = hostFields(logOf(input).fields).map((name) => identifier('entry', name))
  return names.length === 0 ? sql`CAST(NULL AS VARCHAR)` : sql`coalesce(${join(names)})`
}

/** A record's time, NULL where its log has none. */
export function timeOf(input: Input): Sql {
  return logOf(input).fields.ts?.type === 'time' ? sql`entry.ts` : sql`CAST(NULL AS TIMESTAMP)`
}

/** Each element of a list once, and a record without any keeps its row. */
function elements({ name }: Stacked, { fn }: Input): Sql {
  const set = fn.filter(identifier('entry', name), (element) => sql`${element} IS NOT NULL`)
  return fn.unnest({ element: sql`CASE WHEN ${fn.size(set)} > 0 THEN ${fn.sorted(set)} ELSE [NULL] END` })
}

/** One row per record and combination of elements: `ts`, `host`, `certificate` where hosts stand in ssl, and each field as it stands. */
export function asLogged(stack: readonly Stacked[], input: Input): Sql {
  const log = logOf(input)
  const lists = stack.map((one, i) => (one.list ? sql`, ${elements(one, input)} AS ${identifier(`list_${i}`)}` : sql``))
  const fields = stack.map((one, i) => sql`${one.list ? identifier(`list_${i}`, 'element') : identifier('entry', one.name)} AS ${rawOf(i)}`)
  const certificate = input.params.log === throughTls ? [sql`coalesce(entry.fingerprint, entry.id) AS certificate`] : []
  return sql`(
  SELECT ${join([sql`${timeOf(input)} AS ts`, sql`${hostOf(input)} AS host`, ...certificate, ...fields])}
  FROM ${log} AS entry${join(lists, '')}
)`
}

/** The same, each field as it is counted, `as_0` and so on; those that are written anew keep `raw_0` beside it. */
export function asCounted(stack: readonly Stacked[], input: Input): Sql {
  const logged = asLogged(stack, input)
  const kept = ['ts', 'host', ...(input.params.log === throughTls ? ['certificate'] : [])].map((name) => raw(`logged.${name}`))
  const fields = stack.map(({ way }, i) =>
    way === 'off' ? sql`${rawOf(i)} AS ${writtenOf(i)}` : sql`${identifier(`spelt_${i}`, 'value')} AS ${writtenOf(i)}`,
  )
  const raws = stack.map((_, i) => sql`logged.${rawOf(i)}`)
  const joins = stack.flatMap(({ way }, i) => {
    if (way === 'off') return []
    const distinct = sql`(SELECT DISTINCT CAST(${rawOf(i)} AS VARCHAR) AS raw FROM ${logged} AS logged WHERE ${rawOf(i)} IS NOT NULL)`
    const spelt = identifier(`spelt_${i}`)
    return [sql`LEFT JOIN ${spellings(distinct, way, input)} AS ${spelt} ON ${spelt}.raw = CAST(logged.${rawOf(i)} AS VARCHAR)`]
  })
  return sql`(
  SELECT ${join([...kept, ...raws, ...fields])}
  FROM ${logged} AS logged
  ${join(joins, ' ')}
)`
}
