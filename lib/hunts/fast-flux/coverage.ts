import type { ListRelation, QueryInput, Reference } from '../../hunt'
import { addressType, asksResolver, bringsAddresses } from '../../names/answers'
import { placing } from '../../reference/networks'
import { join, type Sql, sql } from '../../sql'
import type { Params } from './params'

const [ofLookups, ofAnswers, ofLists] = ['Lookups', 'Answers with addresses', 'Lists of yours'] as const

/** Which of the user's lists the hunt could use. */
function lists({ popular, asn }: Reference): readonly Sql[] {
  const given = ({ files }: ListRelation) => sql`${files.length} AS observed, ${Math.max(files.length, 1)} AS "of"`
  const missing = 'None in SPOOR_LISTS:'
  const known = sql`'They know ' || count(asn) || ' of the ' || count(*) || ' addresses in all logs: ' || ${asn.files.join(', ')} || '.'`
  return [
    sql`SELECT ${ofLists} AS "group", 'Popular names' AS label, ${given(popular)},
  ${popular.present ? `Names are looked up in ${popular.files.join(', ')}.` : `${missing} no name is explained by its rank.`} AS note`,
    asn.present
      ? sql`SELECT ${ofLists} AS "group", 'Autonomous systems' AS label, ${given(asn)}, ${known} AS note FROM ${asn} AS placed`
      : sql`SELECT ${ofLists} AS "group", 'Autonomous systems' AS label, ${given(asn)}, ${`${missing} /16 networks stand in for systems in the flux score.`} AS note`,
  ]
}

/** Who says which resolvers are outside: dns.log has no word of the sensor on that. */
function ownNetworks({ params, reference, fn }: QueryInput<'dns', Params>): Sql {
  const { named, because } = placing(params.own_networks, reference, fn)
  const note = named > 0 ? because : 'You named no internal network: resolvers in private, shared and link-local ranges are inside.'
  return sql`SELECT ${ofLists} AS "group", 'Own networks' AS label, ${named} AS observed, ${Math.max(named, 1)} AS "of", ${note} AS note`
}

/** How much of dns.log, and which lists, the hunt could use, one line per thing that it needs. */
export function coverage(input: QueryInput<'dns', Params>): Sql {
  const { from, reference, fn } = input
  const line = (group: string, label: string, observed: Sql, of: Sql, note: string) =>
    sql`SELECT ${group} AS "group", ${label} AS label, ${observed} AS observed, ${of} AS "of", ${note} AS note FROM counted`
  const lines = [
    line(ofLookups, 'of a resolver', sql`lookups`, sql`records`, 'NetBIOS, mDNS and LLMNR share the log and show no cache.'),
    line(
      ofLookups,
      'answered with addresses',
      sql`with_addresses`,
      sql`asked`,
      'Of those that asked for addresses; the others failed, led to an alias only, or had no reply that was seen.',
    ),
    line(
      ofLookups,
      'of service bindings',
      sql`bindings`,
      sql`records`,
      'HTTPS and SVCB: Zeek logs no answer for these, so addresses in them are not seen.',
    ),
    line(ofAnswers, 'IPv6', sql`ipv6`, sql`with_addresses`, 'The others are IPv4; the two are never compared.'),
    line(ofAnswers, 'with a time', sql`timed`, sql`with_addresses`, 'Without it, only different address sets tell cache fills apart.'),
    line(ofAnswers, 'reply time measured', sql`measured`, sql`with_addresses`, 'For the others the reply counts as immediate.'),
    line(ofAnswers, 'with a TTL', sql`with_ttl`, sql`with_addresses`, 'Without it, only different address sets tell cache fills apart.'),
    line(ofAnswers, 'by the zone’s owner', sql`owned`, sql`with_addresses`, 'Their TTL is exact; all others have counted down in a cache.'),
  ]
  return sql`WITH typed AS (
  SELECT ts, rtt, ttls, answers, aa, qtype, ${asksResolver} AS of_resolver, CASE WHEN query IS NOT NULL AND ${asksResolver} THEN ${addressType(fn)} END AS type
  FROM ${from.dns}
),
judged AS (
  SELECT ts, rtt, ttls, aa, qtype, of_resolver, type, ${bringsAddresses(fn)} AS answered
  FROM typed
),
counted AS (
  SELECT count(*) AS records, count(*) FILTER (WHERE of_resolver) AS lookups, count(type) AS asked, count(*) FILTER (WHERE answered) AS with_addresses,
    count(*) FILTER (WHERE answered AND type = 'AAAA') AS ipv6, count(*) FILTER (WHERE answered AND ts IS NOT NULL) AS timed,
    count(*) FILTER (WHERE answered AND rtt IS NOT NULL) AS measured, count(*) FILTER (WHERE answered AND ${fn.size(sql`ttls`)} > 0) AS with_ttl,
    count(*) FILTER (WHERE answered AND aa) AS owned, count(*) FILTER (WHERE qtype IN (64, 65)) AS bindings
  FROM judged
)
${join([...lines, ...lists(reference), ownNetworks(input)], '\nUNION ALL\n')}`
}
