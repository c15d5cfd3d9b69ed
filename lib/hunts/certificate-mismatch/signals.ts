import type { Dialect, Signal } from '../../hunt'
import { anyOf, join, raw, type Sql, sql } from '../../sql'
import type { Params } from './params'
import { issuing } from './signals/issuing'
import { making } from './signals/making'
import { naming } from './signals/naming'
import { spreading } from './signals/spreading'

const all = (params: Params): readonly Signal[] => [...naming(), ...issuing(params), ...making(), ...spreading(params)]

const pointsOf = (code: string): Sql => raw(`points_${code}`)

/** What speaks for and against a pair, over the columns that `judged` adds to those of `facts`; the order is that of the trace. */
export const signals = (params: Params): readonly Signal[] => all(params).map((signal) => ({ ...signal, points: pointsOf(signal.code) }))

/**
 * The CTEs `judged`: the columns of `facts` and the points of each signal, which are read more than once; and `spoken`: these and `signals`, the sorted
 * codes of those that speak for a pair.
 */
export function spoken(params: Params, fn: Dialect): Sql {
  const points = all(params).map((signal) => sql`${signal.points} AS ${pointsOf(signal.code)}`)
  const codes = all(params)
    .map(({ code }) => code)
    .sort()
  const speaks = codes.map((code) => sql`${pointsOf(code)} > 0`)
  const list = sql`[${join(codes.map((code) => sql`CASE WHEN ${pointsOf(code)} > 0 THEN ${code} END`))}]`
  return sql`judged AS (
  SELECT facts.*, ${join(points)}
  FROM facts
),
spoken AS (
  SELECT judged.*, CASE WHEN ${anyOf(speaks)} THEN ${fn.filter(list, (code) => sql`${code} IS NOT NULL`)} ELSE [] END AS signals
  FROM judged
)`
}
