import { attackTool } from '../../certificates/attack-tools'
import { covers, matches, parentOf } from '../../certificates/covers'
import { exampleIn, namedByTor } from '../../certificates/made-up'
import { attributes, commonName } from '../../certificates/subject'
import { ranked } from '../../reference/popularity'
import { contentNetworks } from '../../reference/suffixes'
import { raw, type Sql, sql } from '../../sql'
import { clocksFrom } from '../../time'
import { contents } from './contents'
import { found } from './find'
import { fits, hosted, inside } from './fits'
import { handshakes, type Input } from './handshakes'
import { fronting, leads } from './looked-up'
import { spoken } from './signals'

/** CA/Browser Forum, Baseline Requirements: no key below 2,048 bits lives beyond 2013 (appendix A), no SHA-1 is signed from 2016 on (ballot 118). */
const longKeys = '2014-01-01T00:00:00Z'
const noSha1 = '2016-01-01T00:00:00Z'
const microsPerDay = raw('CAST(86400000000 AS DOUBLE)')

/** The CTE `facts`: one row per pair with the figures that signals, sentences and explanations read. */
function facts({ params, reference, fn }: Input): Sql {
  const asked = { name: sql`sent`, parent: sql`parent` }
  const days = (later: Sql, earlier: Sql) => sql`(${fn.epochMicros(later)} - ${fn.epochMicros(earlier)}) / ${microsPerDay}`
  // What x509.log lacks is read from the names in ssl.log.
  const known = (fromRead: Sql, fromNames: Sql) =>
    sql`CASE WHEN read.certificate IS NOT NULL THEN ${fromRead} WHEN met.certificate IS NOT NULL THEN ${fromNames} END`
  const tool = attackTool({
    serial: raw('NULL'),
    fingerprint: sql`met.certificate`,
    subject: attributes(sql`met.subject`),
    issuer: attributes(sql`met.issuer`),
  })
  const same = (relation: string) =>
    sql`${raw(relation)}.server_name = met.server_name AND ${raw(relation)}.certificate IS NOT DISTINCT FROM met.certificate`
  return sql`ends AS (
  SELECT server_name, certificate, ${fn.list(sql`server`)} AS address_list, ${fn.list(sql`client`)} AS client_list
  FROM handshakes
  WHERE ${params.find !== ''}
  GROUP BY server_name, certificate
),
met AS (
  SELECT pairs.*, ${parentOf(sql`sent`)} AS parent, lower(${commonName(sql`subject`, fn)}) AS title
  FROM pairs
),
popularity AS (
  WITH ${ranked(sql`(SELECT sent AS query FROM met WHERE sent IS NOT NULL GROUP BY sent)`, reference, fn)}
  SELECT query, rank FROM ranked
),
facts AS (
  SELECT met.server_name, met.certificate, read.fingerprint, coalesce(read.subject, met.subject) AS subject, coalesce(read.issuer, met.issuer) AS issuer, serial,
    not_before AS not_valid_before, not_after AS not_valid_after, days AS validity_days, CASE WHEN read.certificate IS NOT NULL THEN san_count END AS san_count,
    addresses, networks, ports, connections, clients, first_seen, last_seen,
    limit_days, read.certificate IS NOT NULL AS in_x509, coalesce(public, FALSE) AS held_to_limit,
    CASE WHEN sent IS NULL OR met.certificate IS NULL THEN NULL
      WHEN read.certificate IS NOT NULL THEN ${covers({ dns: sql`san_dns`, ip: sql`san_ip` }, asked, fn)}
      WHEN compared > 0 THEN called_other = 0 END AS covered,
    coalesce(common_name, title) AS common_name,
    coalesce(${matches(sql`coalesce(common_name, title)`, asked)}, FALSE) AS common_fits, titles.fits AS title_fits,
    compared, called_other, address_sent, outside, resumed, encrypted, trusted,
    coalesce(coalesce(read.subject, met.subject) = coalesce(read.issuer, met.issuer), called_self_signed > 0) OR called_self_signed > 0 AS self_signed,
    CASE WHEN first_dated IS NULL THEN NULL WHEN last_seen > not_after THEN ${days(sql`last_seen`, sql`not_after`)}
      WHEN first_dated < not_before THEN ${days(sql`not_before`, sql`first_dated`)} WHEN not_after IS NOT NULL THEN 0 END AS days_out,
    CASE WHEN last_seen < ${fn.timestamp(clocksFrom)} THEN NULL ELSE called_out END AS called_out, ${days(sql`first_dated`, sql`not_before`)} AS age_days,
    CASE WHEN key_type IN ('rsa', 'dsa') AND key_length < ${params.key_length} AND not_after >= ${fn.timestamp(longKeys)}
        THEN upper(key_type) || ' ' || CAST(key_length AS VARCHAR)
      WHEN lower(sig_alg) LIKE 'md%' OR (lower(sig_alg) LIKE '%sha1%' AND not_before >= ${fn.timestamp(noSha1)}) THEN sig_alg END AS weak,
    number_addresses AS serial_addresses, number_networks AS serial_networks, number_clients AS serial_clients, fingerprints AS serial_fingerprints,
    ${known(sql`read.tool`, tool)} AS tool, ${known(sql`read.tor`, namedByTor(sql`met.subject`, sql`met.issuer`, fn))} AS tor,
    ${known(sql`read.example`, exampleIn(attributes(sql`met.subject`)))} AS example, subject_certificates,
    issuer_clients, coalesce(public, FALSE) AS public, own_authority,
    coalesce(content_network, ${fn.suffixOf(sql`sent`, contentNetworks)}) AS content_network, coalesce(names, 0) AS certificate_names,
    coalesce(looked_up, FALSE) AS looked_up, coalesce(fronted.fronted, 0) AS fronted, coalesce(fronting_clients, 0) AS fronting_clients, other_names, other_name,
    decrypted, coalesce(other_hosts, 0) AS other_hosts, other_host, looking, asking, popularity.rank AS popular_rank,
    coalesce(${fn.oneOf(sql`sent`, params.outer_names)}, FALSE) AS outer_name, ${reference.popular.present} AS popularity_known, (SELECT count(DISTINCT client) FROM meetings) AS hosts,
    CASE WHEN met.certificate IS NOT NULL THEN CASE WHEN read.certificate IS NULL THEN 'not in x509' END
      WHEN encrypted = connections THEN 'none, TLS 1.3' WHEN resumed = connections THEN 'none, resumed' WHEN established = 0 THEN 'none, not established'
      WHEN encrypted + resumed >= connections THEN 'none, TLS 1.3 or resumed' ELSE 'none seen' END AS why_none,
    CASE WHEN compared > 0 THEN called_other END AS zeek_mismatches, address_list, client_list,
    ${found(params.find, fn)} AS found
  FROM met
  LEFT JOIN read ON read.certificate = met.certificate
  LEFT JOIN fits AS titles ON ${same('titles')} AND titles.name = title
  LEFT JOIN fronted ON ${same('fronted')}
  LEFT JOIN hosted ON ${same('hosted')}
  LEFT JOIN named ON named.sni = met.sni
  LEFT JOIN popularity ON popularity.query = sent
  LEFT JOIN ends ON ends.server_name IS NOT DISTINCT FROM met.server_name AND ends.certificate IS NOT DISTINCT FROM met.certificate
)`
}

/** All pairs of name and certificate, with the hunt's columns and what its signals read. */
export function query(input: Input): Sql {
  const { params, fn } = input
  return sql`WITH ${handshakes(input)},
${leads(input)},
${inside(input)},
${fits(input)},
${hosted},
${fronting(input)},
${contents(input)},
${facts(input)},
${spoken(params, fn)}
SELECT spoken.*, CASE WHEN NOT found THEN 'not_found' WHEN ${fn.size(sql`signals`)} = 0 AND NOT ${params.fitting || params.find !== ''} THEN 'fits' END AS hidden_by
FROM spoken`
}
