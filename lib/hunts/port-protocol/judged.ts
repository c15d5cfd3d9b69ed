import { registered } from '../../reference/services'
import { raw, type Sql, sql } from '../../sql'
import { carried as volume } from '../../volume'
import { flows, type Input, violations } from './flows'

/**
 * Protocols that another one carries or announces: no mismatch by themselves. dce_rpc is carried by smb alone. Source: Zeek's analyzers without
 * ports of their own (gssapi, ntlm, websocket) and those that a control channel expects (base/protocols/ftp, irc-dcc-send, gridftp).
 */
const carried = raw(`('gssapi', 'ntlm', 'websocket', 'ftp-data', 'gridftp-data', 'irc-dcc-data')`)

/**
 * Protocols that begin in the clear and may turn to TLS: Zeek sees them beside it only where they came first, so it is they that the port was used
 * for. Source: Zeek's analyzers that hand over to its SSL one (STARTTLS and its like, RDP's negotiation, SOCKS).
 */
const turning = raw(`('ftp', 'imap', 'irc', 'ldap', 'ldap_tcp', 'mysql', 'pop3', 'postgresql', 'rdp', 'smtp', 'socks', 'xmpp')`)

/**
 * CTEs up to `judged`, one row per service as written, what was broken, port, protocol and class: connections, orig_bytes, resp_bytes, first_seen,
 * last_seen; said (the set of services, sorted, joined by commas), spoken (the outermost of it: what the port accepts, else what came before TLS,
 * else TLS, else all that is not carried), expected, and tier: 1 wrong protocol, 2 other port, 3 no protocol, 4 violation, NULL where it fits or nothing can be
 * compared. What cannot be assessed is left out.
 * `within`: a condition on the connections.
 *
 * A set fits when the port accepts any of it: TLS on 443 may carry what it likes, SMTP on 25 may turn to TLS. RDP on 443 does not fit by turning to it.
 */
export function judged(input: Input, within: Sql = raw('TRUE')): Sql {
  const { fn } = input
  const elements = fn.split(sql`lower(spelt)`, ',')
  const gaveUp = fn.joined(
    fn.filter(elements, (one) => sql`${one} LIKE '-%'`),
    ',',
  )
  /** The first of the set that the port is for. */
  const first = (list: string) =>
    fn.at(
      fn.filter(sql`outermost`, (one) => fn.contains(raw(list), one)),
      raw('1'),
    )
  return sql`${violations(input)},
${registered(fn)},
counted AS (
  SELECT spelt, broken, id_resp_p, proto, class, count(*) AS connections, sum(${volume('orig')}) AS orig_bytes,
    sum(${volume('resp')}) AS resp_bytes, min(ts) AS first_seen, max(ts) AS last_seen
  FROM ${flows(input)} AS flows
  WHERE ${within}
  GROUP BY spelt, broken, id_resp_p, proto, class
),
spellings AS (
  SELECT spelt, broken, ${elements} AS elements, ${fn.split(sql`replace(',' || ${gaveUp} || ',' || lower(broken), ',-', ',')`, ',')} AS broken_off
  FROM counted
  GROUP BY spelt, broken
),
heard AS (
  SELECT spelt, broken, broken_off,
    ${fn.sorted(fn.filter(sql`elements`, (one) => sql`${one} NOT LIKE '-%' AND ${one} <> '' AND NOT ${fn.contains(sql`broken_off`, one)}`))} AS services
  FROM spellings
),
sets AS (
  SELECT spelt, broken, broken_off, services, ${fn.joined(sql`services`, ',')} AS said,
    ${fn.filter(
      sql`services`,
      (one) =>
        sql`${one} NOT IN ${carried} AND ${one} NOT LIKE 'spicy!_%' ESCAPE '!' AND NOT (${one} = 'dce_rpc' AND ${fn.contains(sql`services`, sql`'smb'`)})`,
    )} AS outer_services, ${fn.filter(sql`services`, (one) => sql`${one} IN ${turning}`)} AS turned
  FROM heard
),
placed AS (
  SELECT counted.*, said, services, outer_services, turned, broken_off, own, accepted, usual, expected, shared,
    CASE WHEN ${fn.size(sql`turned`)} > 0 AND coalesce(${fn.shared(sql`turned`, sql`accepted`)}, 0) = 0
      THEN ${fn.filter(sql`services`, (one) => sql`${one} <> 'ssl'`)} ELSE services END AS outermost
  FROM counted
  JOIN sets ON sets.spelt = counted.spelt AND sets.broken = counted.broken
  LEFT JOIN ports ON ports.proto = counted.proto AND ports.port = counted.id_resp_p
),
compared AS (
  SELECT spelt, broken, id_resp_p, proto, class, connections, orig_bytes, resp_bytes, first_seen, last_seen, said, services,
    coalesce(${first('own')}, ${first('accepted')}, CASE WHEN ${fn.size(sql`turned`)} > 0 THEN ${fn.joined(sql`turned`, ',')}
      WHEN ${fn.contains(sql`outer_services`, sql`'ssl'`)} THEN 'ssl'
      WHEN ${fn.size(sql`outer_services`)} = 0 THEN said ELSE ${fn.joined(sql`outer_services`, ',')} END) AS spoken,
    coalesce(expected, ${fn.filter(sql`services`, () => raw('FALSE'))}) AS expected,
    coalesce(shared, TRUE) AS shared, ${fn.size(sql`services`)} AS heard, ${fn.size(sql`outer_services`)} AS outer_heard,
    coalesce(${fn.size(sql`own`)}, 0) AS own, coalesce(${fn.shared(sql`outermost`, sql`accepted`)}, 0) AS fitting,
    coalesce(${fn.shared(sql`outer_services`, sql`usual`)}, 0) AS used, coalesce(${fn.shared(sql`broken_off`, sql`accepted`)}, 0) AS own_broken
  FROM placed
),
judged AS (
  SELECT spelt, broken, id_resp_p, proto, class, connections, orig_bytes, resp_bytes, first_seen, last_seen, said, services, spoken, expected,
    CASE WHEN heard > 0 THEN CASE WHEN outer_heard = 0 OR fitting > 0 THEN NULL WHEN shared OR used > 0 THEN 2 ELSE 1 END
      WHEN own_broken > 0 THEN 4
      WHEN own > 0 AND NOT shared THEN 3 END AS tier
  FROM compared
  WHERE class = 'whole' OR (heard = 0 AND own_broken > 0 AND class <> 'portless') OR (heard > 0 AND class IN ('small', 'lossy', 'partial'))
)`
}
