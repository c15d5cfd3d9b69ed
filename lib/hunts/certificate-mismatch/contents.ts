import { attackTool } from '../../certificates/attack-tools'
import { exampleIn, namedByTor } from '../../certificates/made-up'
import { isPublicIssuer } from '../../certificates/public-issuers'
import { attributes, commonName, hasAttribute } from '../../certificates/subject'
import { validityDays, validityLimit } from '../../certificates/validity'
import { contentNetworks } from '../../reference/suffixes'
import { anyOf, raw, type Sql, sql } from '../../sql'
import type { Input } from './handshakes'

/** How many certificates some digests are of: logs up to Zeek 4.0 give the SHA-1 of each and later ones its SHA-256, so each kind is counted for itself. */
function differing(digest: Sql): Sql {
  const ofKind = (is: Sql) => sql`count(DISTINCT CASE WHEN ${is} THEN ${digest} END)`
  const sha1 = sql`length(${digest}) = ${raw('40')}`
  return sql`greatest(${ofKind(sha1)}, ${ofKind(sql`NOT ${sha1}`)})`
}

/**
 * CTEs over `certificates`, `pairs` and `meetings`: `numbers`, per issuer and serial number what shows it; `issuers`, per issuer its clients and whether it is
 * public or one's own; `alike`, per subject that signs itself its certificates; `read`, one row per certificate with what is read from it.
 */
export function contents({ params, fn }: Input): Sql {
  const own = anyOf(params.own_authorities.map((attribute) => hasAttribute(sql`issuer`, attribute)))
  const tool = attackTool({
    serial: sql`certificates.number`,
    fingerprint: sql`fingerprint`,
    subject: sql`of_subject`,
    issuer: sql`of_issuer`,
  })
  const content = (name: Sql) => fn.suffixOf(name, contentNetworks)
  return sql`leaves AS (
  SELECT pair, addresses, certificates.issuer, number, fingerprint
  FROM pairs
  JOIN certificates ON certificates.certificate = pairs.certificate
),
serials AS (
  SELECT row_number() OVER () AS place, each.*
  FROM (
    SELECT issuer, number, CASE WHEN count(fingerprint) = count(*) THEN ${differing(sql`fingerprint`)} END AS fingerprints
    FROM leaves
    WHERE addresses > 0
    GROUP BY issuer, number
  ) AS each
),
placed AS (
  SELECT place, count(DISTINCT server) AS addresses, count(DISTINCT network) AS networks, count(DISTINCT client) AS clients
  FROM meetings
  JOIN (
    SELECT pair, place
    FROM leaves
    JOIN serials ON serials.issuer = leaves.issuer AND serials.number = leaves.number
  ) AS of_pair ON of_pair.pair = meetings.pair
  WHERE server IS NOT NULL
  GROUP BY place
),
numbers AS (
  SELECT issuer, number, addresses, networks, clients, fingerprints
  FROM serials
  JOIN placed ON placed.place = serials.place
),
issuers AS (
  SELECT issuer, count(DISTINCT client) AS clients, ${isPublicIssuer(sql`issuer`, fn)} AS public, ${own} AS own
  FROM leaves
  JOIN meetings ON meetings.pair = leaves.pair
  WHERE issuer IS NOT NULL
  GROUP BY issuer
),
uses AS (
  SELECT certificate, count(server_name) AS names
  FROM pairs
  WHERE certificate IS NOT NULL
  GROUP BY certificate
),
alike AS (
  SELECT subject, ${differing(sql`certificates.certificate`)} AS certificates
  FROM certificates
  JOIN uses ON uses.certificate = certificates.certificate
  WHERE subject = issuer
  GROUP BY subject
),
read AS (
  SELECT certificates.certificate, fingerprint, certificates.subject, certificates.issuer, serial, certificates.number, not_before, not_after, sig_alg, key_type, key_length, san_dns, san_ip,
    ${validityDays(sql`not_before`, sql`not_after`, fn)} AS days, ${validityLimit(sql`not_before`, fn)} AS limit_days,
    coalesce(${fn.size(sql`san_dns`)}, 0) + coalesce(${fn.size(sql`san_ip`)}, 0) AS san_count, common_name,
    coalesce(${content(sql`common_name`)}, ${content(sql`lower(${fn.at(sql`san_dns`, sql`1`)})`)}) AS content_network,
    ${tool} AS tool, ${namedByTor(sql`certificates.subject`, sql`certificates.issuer`, fn)} AS tor, ${exampleIn(sql`of_subject`)} AS example,
    coalesce(alike.certificates, 1) AS subject_certificates, uses.names, issuers.clients AS issuer_clients, coalesce(public, FALSE) AS public, coalesce(own, FALSE) AS own_authority,
    numbers.addresses AS number_addresses, numbers.networks AS number_networks, numbers.clients AS number_clients, fingerprints
  FROM (
    SELECT certificates.*, lower(${commonName(sql`subject`, fn)}) AS common_name, ${attributes(sql`subject`)} AS of_subject,
      ${attributes(sql`issuer`)} AS of_issuer
    FROM certificates
  ) AS certificates
  LEFT JOIN issuers ON issuers.issuer = certificates.issuer
  LEFT JOIN uses ON uses.certificate = certificates.certificate
  LEFT JOIN alike ON alike.subject = certificates.subject AND certificates.subject = certificates.issuer
  LEFT JOIN numbers ON numbers.issuer = certificates.issuer AND numbers.number = certificates.number
)`
}
