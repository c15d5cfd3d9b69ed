import type { Explanation, Hide, Signal } from '../../hunt'
import { falling, rising } from '../../points'
import { type Sql, sql } from '../../sql'
import type { Params } from './params'

/** All in one network is what one operator looks like, whatever moves within it. */
const oneNetwork = -25
/** A set that was seen once may be one that stays; one that came again unchanged is. */
const seenOnce = -12
const neverChanged = -30
/** Growth that has ended: a round-robin or a content network hands out the same addresses again. */
const grownOut = -12
const fillsToGrow = 6
/** A share says something only about so many names. */
const fewestNames = 20

/** In a capture of few hosts every name has few clients, which then says nothing. */
const amongMany = (limit: number, points: Sql): Sql => sql`CASE WHEN hosts < ${limit * 3} THEN NULL ELSE ${points} END`

/** Few clients or a short TTL say something only about a name that has several addresses. */
const several = (points: Sql): Sql => sql`CASE WHEN addresses < 2 THEN 0 ELSE ${points} END`

export function signals(params: Params): readonly Signal[] {
  return [
    {
      code: 'addresses',
      label: 'Addresses',
      observed: 'addresses',
      threshold: `≥ ${params.addresses}`,
      points: rising('addresses', params.addresses, params.addresses * 4, 5, 14),
    },
    {
      code: 'networks',
      label: 'Networks',
      observed: 'networks',
      threshold: `≥ ${params.networks}`,
      points: rising('networks', params.networks, params.networks * 3, 8, 18),
    },
    {
      code: 'diversity',
      label: 'Diversity',
      observed: 'diversity',
      threshold: `≥ ${params.diversity.toFixed(2)}, not 0`,
      points: sql`CASE WHEN networks = 1 AND addresses > 1 THEN ${oneNetwork} WHEN networks < ${params.networks} THEN 0
        ELSE ${rising('diversity', params.diversity, 1, 6, 12)} END`,
    },
    {
      code: 'churn',
      label: 'Churn between fills',
      observed: 'churn',
      threshold: `≥ ${params.churn.toFixed(2)}`,
      points: sql`CASE WHEN changes < 2 AND churn IS NOT NULL THEN 0 ELSE ${rising('churn', params.churn, 1, 10, 20)} END`,
    },
    {
      code: 'new_per_hour',
      label: 'New addresses / h',
      observed: 'new_per_hour',
      threshold: `≥ ${params.new_per_hour.toFixed(1)}`,
      points: sql`CASE WHEN changes < 2 AND new_per_hour IS NOT NULL THEN 0 ELSE ${rising('new_per_hour', params.new_per_hour, params.new_per_hour * 5, 6, 12)} END`,
    },
    {
      code: 'ttl',
      label: 'TTL, median',
      observed: 'ttl_median',
      threshold: `≤ ${params.ttl} s`,
      points: several(falling('ttl_median', params.ttl, params.ttl / 5, 3, 8)),
    },
    {
      code: 'flux_score',
      label: 'Flux score',
      observed: 'flux_score',
      threshold: `> ${params.flux_score}`,
      points: sql`CASE WHEN flux_score IS NULL THEN NULL WHEN flux_score > ${params.flux_score} THEN 10 ELSE 0 END`,
    },
    {
      code: 'clients',
      label: 'Clients',
      observed: 'clients',
      threshold: `≤ ${params.clients}`,
      points: several(amongMany(params.clients, sql`CASE WHEN clients BETWEEN 1 AND ${params.clients} THEN 8 ELSE 0 END`)),
    },
    {
      code: 'outside_resolvers',
      label: 'Outside resolvers',
      observed: 'outside_resolvers',
      threshold: '≥ 1',
      points: several(amongMany(params.outside_users, sql`CASE WHEN outside_resolvers >= 1 THEN 6 ELSE 0 END`)),
    },
    {
      code: 'settled',
      label: 'No new addresses later',
      observed: 'late_addresses',
      threshold: '0 in the later half',
      points: sql`CASE WHEN fills IS NULL OR fills = 1 THEN NULL WHEN changes = 0 THEN ${neverChanged}
        WHEN late_addresses IS NULL THEN NULL WHEN fills >= ${fillsToGrow} AND late_addresses = 0 THEN ${grownOut} ELSE 0 END`,
    },
    {
      code: 'seen_once',
      label: 'Change not seen',
      observed: 'fills',
      threshold: '≥ 2',
      points: sql`CASE WHEN fills IS NULL THEN NULL WHEN fills = 1 THEN ${seenOnce} ELSE 0 END`,
    },
    {
      code: 'both_families',
      label: 'Both address families',
      observed: 'families',
      threshold: 'IPv4 and IPv6',
      points: sql`CASE WHEN families > 1 THEN -6 ELSE 0 END`,
    },
    {
      code: 'common_ttl',
      label: 'TTL is common here',
      observed: 'ttl_share',
      threshold: `≥ ${params.common_ttl.toFixed(2)}`,
      points: sql`CASE WHEN names_with_ttl < ${fewestNames} THEN NULL WHEN ttl_share >= ${params.common_ttl} THEN -4
        WHEN ttl_share IS NOT NULL THEN 0 END`,
    },
  ]
}

export function explanations(params: Params): readonly Explanation[] {
  return [
    { code: 'pool', label: 'Volunteer pool', observed: sql`pool` },
    { code: 'content_network', label: 'CDN or cloud', observed: sql`content_network` },
    { code: 'own_suffix', label: 'Local name', observed: sql`own_suffix` },
    {
      code: 'popular',
      label: 'Popular name',
      observed: sql`CASE WHEN popular_rank <= ${params.popular} THEN 'rank ' || CAST(popular_rank AS VARCHAR) || ' in ' || popular_list END`,
    },
  ]
}

export function hides(params: Params): readonly Hide[] {
  const fewer = params.min_addresses === 2 ? 'with one address' : `with fewer than ${params.min_addresses} addresses`
  return [{ code: 'few_addresses', label: fewer, show: { min_addresses: 1 } }]
}
