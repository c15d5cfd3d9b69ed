import type { Dialect, Signal } from '../../hunt'
import { rising } from '../../points'
import { anyOf, join, raw, type Sql, sql } from '../../sql'
import type { Params } from './params'

/** As many connections are no slip of one lookup. */
const severalFronted = raw('3')
/** An hour, in days: leap seconds and rounding. */
const anHour = raw('(1 / CAST(24 AS DOUBLE))')

/** Points where a condition holds, 0 where not, NULL where `needed` is not known. */
const given = (needed: string, condition: Sql, points: number): Sql =>
  sql`CASE WHEN ${raw(needed)} IS NULL THEN NULL WHEN ${condition} THEN ${points} ELSE 0 END`

function naming(): readonly Signal[] {
  return [
    {
      code: 'name_not_covered',
      label: 'Not in the SAN list',
      observed: 'san_count',
      threshold: 'one fits',
      points: given('covered', sql`NOT covered AND NOT common_fits`, 18),
    },
    {
      code: 'common_name_only',
      label: 'Only the CN fits',
      observed: 'common_name',
      threshold: 'SAN too',
      points: given('covered', sql`NOT covered AND common_fits`, 3),
    },
    {
      code: 'common_name_other',
      label: 'CN of another name',
      observed: 'common_name',
      threshold: 'same domain',
      points: sql`CASE WHEN covered THEN 0 WHEN in_x509 OR server_name IS NULL OR common_name IS NULL THEN NULL WHEN common_fits OR title_fits THEN 0 ELSE 14 END`,
    },
    {
      code: 'fronting',
      label: 'No resolved name fits',
      observed: 'fronted',
      threshold: '= 0',
      points: sql`CASE WHEN NOT looked_up THEN NULL WHEN fronting_clients = 0 THEN 0 WHEN fronted >= ${severalFronted} THEN 24 ELSE 12 END`,
    },
    {
      code: 'host_differs',
      label: 'Host ≠ SNI inside',
      observed: 'other_hosts',
      threshold: '= 0',
      points: given('decrypted', sql`other_hosts > 0`, 34),
    },
    {
      code: 'never_looked_up',
      label: 'Name never looked up',
      observed: 'asking',
      threshold: '≥ 1',
      points: sql`CASE WHEN coalesce(looking, 0) = 0 THEN NULL WHEN asking = 0 THEN 4 ELSE 0 END`,
    },
    {
      code: 'address_sent',
      label: 'Address as name',
      observed: 'server_name',
      threshold: 'a name',
      points: sql`CASE WHEN address_sent THEN 3 ELSE 0 END`,
    },
    {
      code: 'no_name',
      label: 'No name, to outside',
      observed: 'outside',
      threshold: '= 0',
      points: sql`CASE WHEN server_name IS NULL AND outside > 0 THEN 6 ELSE 0 END`,
    },
  ]
}

function issuing(params: Params): readonly Signal[] {
  return [
    {
      code: 'self_signed',
      label: 'Self-signed',
      observed: 'issuer',
      threshold: '≠ subject',
      points: sql`CASE WHEN certificate IS NULL OR (issuer IS NULL AND NOT self_signed) THEN NULL WHEN NOT self_signed THEN 0 WHEN outside > 0 THEN 12 ELSE 6 END`,
    },
    {
      code: 'out_of_validity',
      label: 'Out of validity, days',
      observed: 'days_out',
      threshold: `≤ ${params.tolerance} d`,
      points: sql`CASE WHEN days_out > ${params.tolerance} OR (days_out IS NULL AND called_out > 0) THEN 14 WHEN days_out IS NOT NULL THEN 0 END`,
    },
    {
      code: 'over_limit',
      label: 'Validity over the limit',
      observed: 'validity_days',
      threshold: '≤ limit',
      points: given('validity_days', sql`held_to_limit AND validity_days > limit_days + ${anHour}`, 14),
    },
    {
      code: 'absurd_validity',
      label: 'Absurd validity',
      observed: 'validity_days',
      threshold: `0–${params.absurd} d`,
      points: given('validity_days', sql`validity_days >= ${params.absurd} OR validity_days <= 0`, 6),
    },
    {
      code: 'fresh',
      label: 'Issued just before, days',
      observed: 'age_days',
      threshold: `> ${params.fresh} d`,
      points: given('age_days', sql`age_days BETWEEN ${-params.tolerance} AND ${params.fresh}`, 4),
    },
    {
      code: 'weak',
      label: 'Weak key or signature',
      observed: 'weak',
      threshold: `≥ ${params.key_length}, SHA-2`,
      points: sql`CASE WHEN NOT in_x509 THEN NULL WHEN weak IS NOT NULL THEN 4 ELSE 0 END`,
    },
  ]
}

function spreading(params: Params): readonly Signal[] {
  const { serial_networks: from, clients: few } = params
  return [
    {
      code: 'serial_spread',
      label: 'Serial in networks',
      observed: 'serial_networks',
      threshold: `< ${from}`,
      // A site that many use and a public authority knows lives in several networks of its cloud.
      points: sql`CASE WHEN public OR trusted > 0 OR serial_clients > ${few} THEN ${rising('serial_networks', from, from * 3, 2, 4)}
        ELSE ${rising('serial_networks', from, from * 3, 8, 16)} END`,
    },
    {
      code: 'serial_reused',
      label: 'Serial, fingerprints',
      observed: 'serial_fingerprints',
      threshold: '= 1',
      points: given('serial_fingerprints', sql`serial_fingerprints > 1`, 12),
    },
    {
      code: 'attack_tool',
      label: 'Default of a tool',
      observed: 'tool',
      threshold: 'none',
      points: sql`CASE WHEN NOT in_x509 AND tool IS NULL THEN NULL WHEN tool IS NOT NULL THEN 40 ELSE 0 END`,
    },
    {
      code: 'rare_issuer',
      label: 'Rare issuer, clients',
      observed: 'issuer_clients',
      threshold: `> ${few}`,
      points: sql`CASE WHEN hosts < ${few * 3} THEN NULL ELSE ${given('issuer_clients', sql`NOT public AND issuer_clients <= ${few}`, 5)} END`,
    },
    {
      code: 'popular',
      label: 'Name is popular, rank',
      observed: 'popular_rank',
      threshold: `≤ ${params.popular}`,
      points: sql`CASE WHEN NOT popularity_known THEN NULL WHEN popular_rank <= ${params.popular} THEN -4 ELSE 0 END`,
    },
    {
      code: 'common',
      label: 'Many clients',
      observed: 'clients',
      threshold: `≥ ${params.common}`,
      points: sql`CASE WHEN clients >= ${params.common} AND fronting_clients = 0 AND other_hosts = 0 THEN -8 ELSE 0 END`,
    },
  ]
}

const all = (params: Params): readonly Signal[] => [...naming(), ...issuing(params), ...spreading(params)]

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
