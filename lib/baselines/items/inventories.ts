import { certificates as known } from '../../certificates/identity'
import { asksResolver } from '../../names/answers'
import { nameParts, registrable } from '../../reference/registrable'
import { versionless } from '../../reference/written'
import { type Sql, sql } from '../../sql'
import { dayOf, hoursIn, type Input } from './input'

const counts = sql`count(*) AS n, CAST(NULL AS BIGINT) AS bytes, min(ts) AS first_at, max(ts) AS last_at`
const times = (input: Input) => sql`${dayOf(input)} AS day, ${hoursIn(input)} AS hours, ${counts}`

/** Registrable names that were asked for. */
export function names(input: Input): Sql {
  const { from, reference, fn } = input
  return sql`asked AS (
  SELECT query, id_orig_h AS host, ${times(input)}
  FROM ${from.dns} AS log
  WHERE ts IS NOT NULL AND query IS NOT NULL AND ${asksResolver}
  GROUP BY query, id_orig_h, ${dayOf(input)}
),
${nameParts(sql`(SELECT DISTINCT query FROM asked)`, reference, fn)},
${registrable(fn)},
seen AS (
  SELECT '' AS source, domain AS target, -1 AS port, '' AS proto, CAST(NULL AS VARCHAR) AS service, CAST(NULL AS VARCHAR) AS label, CAST(NULL AS VARCHAR) AS way, host, day, hours, n, bytes, first_at, last_at
  FROM asked
  JOIN registrable ON registrable.query = asked.query
)`
}

/** Resolvers that were asked, by port and protocol. */
export function resolvers(input: Input): Sql {
  return sql`seen AS (
  SELECT '' AS source, id_resp_h AS target, coalesce(id_resp_p, -1) AS port, coalesce(proto, '') AS proto, CAST(NULL AS VARCHAR) AS service, CAST(NULL AS VARCHAR) AS label, CAST(NULL AS VARCHAR) AS way,
    id_orig_h AS host, ${times(input)}
  FROM ${input.from.dns} AS log
  WHERE ts IS NOT NULL AND id_resp_h IS NOT NULL AND ${asksResolver}
  GROUP BY id_resp_h, coalesce(id_resp_p, -1), coalesce(proto, ''), id_orig_h, ${dayOf(input)}
)`
}

/** User agents without their versions, so that an update is no new one. */
export function userAgents(input: Input): Sql {
  return sql`agents AS (
  SELECT user_agent, id_orig_h AS host, ${times(input)}
  FROM ${input.from.http} AS log
  WHERE ts IS NOT NULL AND user_agent IS NOT NULL
  GROUP BY user_agent, id_orig_h, ${dayOf(input)}
),
written AS (
  SELECT user_agent, ${versionless(sql`user_agent`, input.fn)} AS agent
  FROM (SELECT DISTINCT user_agent FROM agents) AS each_once
),
seen AS (
  SELECT '' AS source, agent AS target, -1 AS port, '' AS proto, CAST(NULL AS VARCHAR) AS service, CAST(NULL AS VARCHAR) AS label, CAST(NULL AS VARCHAR) AS way, host, day, hours, n, bytes, first_at, last_at
  FROM agents
  JOIN written ON written.user_agent = agents.user_agent
)`
}

/** Certificates that servers showed; hosts are the servers, the label is the subject. */
export function certificates(input: Input): Sql {
  const { from, fn } = input
  const day = { before: 86_400, after: 86_400 }
  const leaf = (chain: Sql) => fn.at(chain, sql`1`)
  return sql`${known({ x509: from.x509.context(day), files: from.files.context(day) }, fn)},
handshakes AS (
  SELECT ${leaf(sql`cert_chain_fps`)} AS print, ${leaf(sql`cert_chain_fuids`)} AS fuid, subject, id_resp_h AS host, ts
  FROM ${from.ssl} AS log
  WHERE ts IS NOT NULL
),
shown AS (
  SELECT coalesce(print, observed.certificate) AS target, handshakes.subject, host, ts
  FROM handshakes
  LEFT JOIN observed ON observed.fuid = handshakes.fuid
),
seen AS (
  SELECT '' AS source, target, -1 AS port, '' AS proto, CAST(NULL AS VARCHAR) AS service,
    max(coalesce(certificates.subject, shown.subject)) AS label, CAST(NULL AS VARCHAR) AS way, host, ${times(input)}
  FROM shown
  LEFT JOIN certificates ON certificates.certificate = target
  WHERE target IS NOT NULL
  GROUP BY target, host, ${dayOf(input)}
)`
}
