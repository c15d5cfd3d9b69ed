import { join, raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

// Constants stand in the text: a bound number would widen the column that it is compared with, row by row.
const types = { A: raw('1'), AAAA: raw('28'), any: raw('255') }
/** NetBIOS, mDNS and LLMNR share the log but ask no resolver. */
const localPorts = raw('137, 5353, 5355')

/** Asked of a resolver; a log without ports counts. */
export const asksResolver = sql`(id_resp_p IS NULL OR id_resp_p NOT IN (${localPorts}))`

interface Family {
  readonly type: 'A' | 'AAAA'
  readonly is: (text: Sql) => Sql
  readonly all: (list: Sql) => Sql
}

const families = (fn: Dialect): readonly Family[] => [
  { type: 'A', is: fn.isIPv4, all: fn.allIPv4 },
  { type: 'AAAA', is: fn.isIPv6, all: fn.allIPv6 },
]

/**
 * Records that answered, one row each, usable behind FROM: query, type (`A`, `AAAA`), resolver, answers, ttls, replied (µs; the reply comes rtt
 * after ts, an unset rtt counts 0; NULL without a time). A record counts for one family only: that of its question, or, where any or no
 * type was asked, IPv4 before IPv6.
 */
export function replies(dns: Sql, fn: Dialect): Sql {
  const [v4, v6] = families(fn).map(({ is }) => sql`${fn.size(fn.filter(sql`answers`, is))} > 0`)
  return sql`(
  SELECT query, id_resp_h AS resolver, answers, ttls, ${fn.epochMicros(sql`ts`)} + coalesce(${fn.intervalMicros(sql`rtt`)}, 0) AS replied,
    CASE
      WHEN qtype = ${types.A} OR (qtype IS NULL AND qtype_name = 'A') THEN 'A'
      WHEN qtype = ${types.AAAA} OR (qtype IS NULL AND qtype_name = 'AAAA') THEN 'AAAA'
      WHEN qtype = ${types.any} OR (qtype IS NULL AND qtype_name IS NULL) THEN CASE WHEN ${v4 ?? sql``} THEN 'A' WHEN ${v6 ?? sql``} THEN 'AAAA' END
    END AS type
  FROM ${dns}
  WHERE query IS NOT NULL AND ${fn.size(sql`answers`)} > 0 AND (qtype IS NULL OR qtype IN (${types.A}, ${types.AAAA}, ${types.any})) AND ${asksResolver}
)`
}

/**
 * The CTE `answered`: one row per name, type, resolver and answer that came back with addresses: query, type, resolver, answers (as they came),
 * addresses (distinct, sorted), places (which of the answers are addresses; NULL where all are), first_at (µs).
 */
export function addressAnswers(dns: Sql, fn: Dialect): Sql {
  const all = families(fn).map(({ type, all }) => sql`WHEN type = ${type} THEN ${all(sql`answers`)}`)
  const places = families(fn).map(({ type, is }) => sql`WHEN type = ${type} THEN ${fn.placesWhere(sql`answers`, is)}`)
  return sql`repeated AS (
  SELECT query, type, resolver, answers, min(replied) AS first_at
  FROM ${replies(dns, fn)} AS replies
  GROUP BY query, type, resolver, answers
),
sorted_out AS (
  SELECT query, type, resolver, answers, first_at,
    CASE WHEN CASE ${join(all, ' ')} END THEN NULL ELSE CASE ${join(places, ' ')} ELSE [] END END AS places
  FROM repeated
),
answered AS (
  SELECT query, type, resolver, answers, places, first_at,
    ${fn.sorted(sql`CASE WHEN places IS NULL THEN answers ELSE ${fn.pick(sql`answers`, sql`places`)} END`)} AS addresses
  FROM sorted_out
  WHERE places IS NULL OR ${fn.size(sql`places`)} > 0
)`
}
