import { raw, type Sql, sql } from '../../sql'
import type { Input } from './flows'
import { judged } from './judged'
import { contacts } from './met'
import type { PortRow } from './words'

/** A pill for each of so many is still a link that opens. */
export const mostPills = 100
const mostClients = raw('20')

/**
 * One row beside a row of the hunt: spellings (of the service, empty where unset), unmarked (connections whose spelling does not show what was
 * broken), uids (at most one more than make pills), clients (those with the most connections), server (the one with the most), excused (hosts of
 * exceptions that apply to the row, as they are written), is_excused (whether the row is what they excuse), strays (uids of connections that are spelt
 * like the row's but were broken, and so are none of it).
 */
export function detail(row: PortRow, input: Input): Sql {
  const { fn, params, reference } = input
  const said = (row.service ?? []).join()
  const here = sql`id_resp_p = ${row.resp_p} AND proto = ${row.proto}`
  // The row is looked for among all: whatever hides it in the list.
  const open = { ...input, params: { ...params, expected: true, unrecognised: true } }
  const { exceptions } = reference
  const most = (column: string) =>
    sql`(SELECT ${raw(column)}, count(*) AS records FROM own GROUP BY ${raw(column)} ORDER BY records DESC, ${raw(column)} LIMIT`
  return sql`WITH ${judged(open, here)},
${contacts(open)},
chosen AS (
  SELECT line, tier, excused
  FROM lines
  WHERE said = ${said} AND coalesce(tier, 0) = ${row.tier ?? 0}
),
own AS (
  SELECT spelt, uid, id_orig_h, id_resp_h, excused
  FROM contacts
  JOIN chosen ON chosen.line = contacts.line
),
strays AS (
  SELECT uid
  FROM contacts
  JOIN lines ON lines.line = contacts.line
  WHERE lines.tier = ${raw('4')} AND ${row.tier !== 4} AND spelt IN (SELECT spelt FROM own)
  GROUP BY uid
)
SELECT (SELECT ${fn.list(sql`spelt`)} FROM own) AS spellings, (SELECT count(*) FROM own WHERE spelt NOT LIKE '-%' AND spelt NOT LIKE '%,-%') AS unmarked,
  (SELECT ${fn.list(sql`uid`)} FROM (SELECT uid FROM own GROUP BY uid ORDER BY uid LIMIT ${raw(String(mostPills + 1))}) AS first_uids) AS uids,
  (SELECT ${fn.list(sql`id_orig_h`)} FROM ${most('id_orig_h')} ${mostClients}) AS busy) AS clients,
  (SELECT max(id_resp_h) FROM ${most('id_resp_h')} ${raw('1')}) AS busiest) AS server,
  (SELECT ${fn.list(sql`host`)} FROM ${exceptions} AS exceptions JOIN excuses ON excuses.address = exceptions.address
    WHERE coalesce(exceptions.port, ${row.resp_p}) = ${row.resp_p}) AS excused,
  (SELECT count(*) FROM own WHERE excused) > 0 AS is_excused,
  (SELECT ${fn.list(sql`uid`)} FROM (SELECT uid FROM strays ORDER BY uid LIMIT ${raw(String(mostPills))}) AS first_strays) AS strays`
}
