import { pairs } from '../../baselines/items/contacts'
import { ends } from '../../baselines/items/ends'
import { noNames } from '../../baselines/items/input'
import { versionless } from '../../reference/written'
import { type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'
import type { ChangeRow } from './words'

/** As many spellings of one user agent as a filter can name. */
const most = sql`200`

/** Addresses behind both ends of an edge, or the spellings of a user agent, in all that is loaded up to the window's end; and when the baseline was. */
export function detail(row: ChangeRow, input: Input): Sql {
  const { from, params, reference, fn } = input
  const frozen = baselineOf(params, reference)
  const span = sql`${frozen?.from ?? null} AS baseline_from, ${frozen?.to ?? null} AS baseline_to`
  if (params.kind === 'user_agents') {
    const sent = sql`(SELECT DISTINCT user_agent FROM ${from.http.history} AS log WHERE ${versionless(sql`user_agent`, fn)} = ${row.target} LIMIT ${most})`
    return sql`SELECT ${span}, ${fn.list(sql`user_agent`)} AS agents FROM ${sent} AS sent`
  }
  if (params.kind !== 'edges' && params.kind !== 'attempts') return sql`SELECT ${span}`
  const made = frozen?.made ?? { level: 'host', own_networks: [] }
  const conn = { ...from.conn, ...from.conn.history }
  const wide = { made, from: { ...from, conn }, reference, fn, settled: frozen?.names ?? noNames }
  if (params.kind === 'attempts') return sql`SELECT ${span}, [${row.source}] AS sources`
  return sql`WITH ${pairs(wide)},
${ends(wide)},
met AS (
  SELECT originator, responder
  FROM pairs
  JOIN ends AS source ON source.address = originator
  JOIN ends AS target ON target.address = responder
  WHERE source.label = ${row.source} AND target.label = ${row.target} AND answered
)
SELECT ${span}, ${fn.list(sql`originator`)} AS sources, ${fn.list(sql`responder`)} AS targets
FROM met`
}
