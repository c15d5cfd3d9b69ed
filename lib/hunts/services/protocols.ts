import type { Dialect } from '../../hunt'
import { join, raw, type Sql, sql } from '../../sql'

const quoted = (texts: readonly string[]) => join(texts.map((text) => raw(`'${text}'`)))

/** Carried within another protocol: none of them begins a service of its own. */
const carried = quoted(['gssapi', 'ntlm', 'dce_rpc', 'gridftp-data', 'irc-dcc-data', 'websocket'])
/** Protocols that may go on in TLS on the same port. Source: RFC 3207, 2595, 4217, 4511, 6120; PostgreSQL and MySQL manuals; MS-RDPBCGR. */
const startTls = quoted(['smtp', 'imap', 'pop3', 'ftp', 'ldap', 'ldap_tcp', 'xmpp', 'irc', 'postgresql', 'mysql', 'rdp'])

const day = 86_400

/**
 * CTEs over `sightings` and `opened` (window_at, when the scope's time begins): `spoken`, one row per service: services (its protocols,
 * sorted); `begun`, one row per service on whose port protocols began in the scope's time after others: began (sorted) and spoke_days
 * (days on which another was spoken there before the latest of them). A protocol that Zeek gave up (`-http`) is none.
 */
export function protocols(fn: Dialect): Sql {
  return sql`tongues AS (
  SELECT offer, protocol, first_at, on_days
  FROM (
    SELECT sightings.offer, first_at, on_days, list.protocol
    FROM sightings, ${fn.unnest({ protocol: fn.split(sql`sightings.spoken`, ',') })} AS list
  ) AS each
  WHERE protocol <> '' AND protocol NOT LIKE '-%'
),
spoken AS (
  SELECT offer, ${fn.list(sql`protocol`)} AS services, count(*) FILTER (WHERE protocol IN (${startTls})) AS starters,
    count(DISTINCT CASE WHEN protocol NOT IN (${carried}) THEN protocol END) AS own_protocols
  FROM tongues
  GROUP BY offer
),
talking AS (
  SELECT offer, day, row_number() OVER (PARTITION BY offer ORDER BY day) - 1 AS earlier_days
  FROM (
    SELECT several.offer, list.day
    FROM (
      SELECT tongues.offer, on_days
      FROM tongues
      JOIN spoken ON spoken.offer = tongues.offer
      WHERE own_protocols > 1 AND protocol NOT IN (${carried})
    ) AS several, ${fn.unnest({ day: sql`several.on_days` })} AS list
  ) AS each
  GROUP BY offer, day
),
languages AS (
  SELECT offer, protocol, min(first_at) AS first_at
  FROM tongues
  WHERE protocol NOT IN (${carried})
  GROUP BY offer, protocol
),
begun AS (
  SELECT languages.offer, ${fn.list(sql`protocol`)} AS began, max(earlier_days) AS spoke_days
  FROM languages
  JOIN talking ON talking.offer = languages.offer AND talking.day = ${fn.bucket(sql`languages.first_at`, day)}
  JOIN spoken ON spoken.offer = languages.offer
  CROSS JOIN opened
  WHERE earlier_days > 0 AND languages.first_at >= window_at AND NOT (protocol = 'ssl' AND starters > 0)
  GROUP BY languages.offer
)`
}
