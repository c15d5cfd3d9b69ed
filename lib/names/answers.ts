import { join, raw, type Sql, sql } from '../sql'
import type { Dialect } from '../store/store'

// Constants stand in the text: a bound number would widen the column that it is compared with, row by row.
const types = { A: raw('1'), AAAA: raw('28'), any: raw('255') }
/** NetBIOS, mDNS and LLMNR share the log but ask no resolver. */
export const localPorts = [137, 5353, 5355] as const

/** Asked of a resolver; a log without ports counts. */
export const asksResolver = sql`(id_resp_p IS NULL OR id_resp_p NOT IN (${raw(localPorts.join(', '))}))`

/** Asked for addresses, or for anything. */
export const asksAddresses = sql`(qtype IS NULL OR qtype IN (${types.A}, ${types.AAAA}, ${types.any}))`

interface Family {
  readonly type: 'A' | 'AAAA'
  readonly is: (text: Sql) => Sql
}

const families = (fn: Dialect): readonly Family[] => [
  { type: 'A', is: fn.isIPv4 },
  { type: 'AAAA', is: fn.isIPv6 },
]

/** Aliases come before the addresses that they lead to, so the last answer mostly tells. */
const has = ({ is }: Family, fn: Dialect) =>
  sql`CASE WHEN ${is(fn.at(sql`answers`, fn.size(sql`answers`)))} THEN TRUE ELSE ${fn.size(fn.filter(sql`answers`, is))} > 0 END`

/**
 * Of which family a record of dns.log counts, `A` or `AAAA`: that of its question, or, where any or no type was asked, that of its addresses,
 * IPv4 before IPv6. NULL where neither tells.
 */
export function addressType(fn: Dialect): Sql {
  const found = families(fn).map((family) => sql`WHEN ${has(family, fn)} THEN ${family.type}`)
  return sql`CASE
      WHEN qtype = ${types.A} OR (qtype IS NULL AND qtype_name = 'A') THEN 'A'
      WHEN qtype = ${types.AAAA} OR (qtype IS NULL AND qtype_name = 'AAAA') THEN 'AAAA'
      WHEN qtype = ${types.any} OR (qtype IS NULL AND qtype_name IS NULL) THEN CASE ${join(found, ' ')} END
    END`
}

/** Whether a record brought addresses of its `type`; aliases alone are none. */
export function bringsAddresses(fn: Dialect): Sql {
  const found = families(fn).map((family) => sql`WHEN type = ${family.type} THEN ${has(family, fn)}`)
  return sql`coalesce(CASE ${join(found, ' ')} END, FALSE)`
}

/**
 * Records that answered, one row each, usable behind FROM: query, type (`A`, `AAAA`), resolver, answers, ttls (s), held (which of the answers are
 * addresses of the type) and replied (µs; the reply comes rtt after ts, an unset rtt counts 0; NULL where the log has no time). A record counts for
 * one family only: that of its question, or, where any or no type was asked, IPv4 before IPv6.
 */
function replies(dns: Sql, fn: Dialect): Sql {
  const held = families(fn).map(({ type, is }) => sql`WHEN type = ${type} THEN ${fn.filter(sql`answers`, is)}`)
  return sql`(
  SELECT query, type, resolver, answers, ttls, replied, CASE ${join(held, ' ')} END AS held
  FROM (
    SELECT query, id_resp_h AS resolver, answers, ttls, ${fn.epochMicros(sql`ts`)} + coalesce(${fn.intervalMicros(sql`rtt`)}, 0) AS replied,
      ${addressType(fn)} AS type
    FROM ${dns}
    WHERE query IS NOT NULL AND ${fn.size(sql`answers`)} > 0 AND ${asksAddresses} AND ${asksResolver}
  ) AS typed
  WHERE type IS NOT NULL
)`
}

/**
 * The CTE `answered`: one row per name, type, resolver and set of addresses that answered: query, type, resolver, addresses (distinct and sorted; empty where
 * aliases came alone), first_at (µs), aliased (whether aliases led to them) and, for each time they came, in one order: replied (µs) and ttl (µs; the smallest
 * over the address records, never an alias's).
 */
export function addressAnswers(dns: Sql, fn: Dialect): Sql {
  const ofAddresses = fn.filter(sql`ttls`, (_, place) => fn.contains(sql`held`, fn.at(sql`answers`, place)))
  const alone = sql`${fn.size(sql`held`)} = ${fn.size(sql`answers`)}`
  // A condition on the addresses stands behind the grouping and in another CTE: the engine would move it before, and read each answer twice.
  return sql`answered AS (
  SELECT query, type, resolver, addresses, min(replied) AS first_at, max(aliased) AS aliased, ${fn.collect(sql`replied`)} AS replied, ${fn.collect(sql`ttl`)} AS ttl
  FROM (
    SELECT query, type, resolver, replied, ${fn.sorted(sql`held`)} AS addresses, NOT ${alone} AS aliased,
      ${fn.intervalMicros(sql`CASE WHEN ${alone} THEN ${fn.least(sql`ttls`)} ELSE ${fn.least(ofAddresses)} END`)} AS ttl
    FROM ${replies(dns, fn)} AS replies
  ) AS each
  GROUP BY query, type, resolver, addresses
)`
}
