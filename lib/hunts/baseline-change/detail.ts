import { reached, unanswered } from '../../baselines/items/contacts'
import { ends, hasEnds, ownLabel, placed } from '../../baselines/items/ends'
import { noNames } from '../../baselines/items/input'
import { certificates } from '../../certificates/identity'
import { asksResolver } from '../../names/answers'
import { plainName } from '../../names/plain-name'
import { nameParts, registrable } from '../../reference/registrable'
import { versionless } from '../../reference/written'
import { type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'
import { mostValues } from './evidence'
import type { Params } from './params'
import type { ChangeRow } from './words'

/** One more than a filter can name tells that there are too many. */
const enough = sql`${mostValues + 1}`

type Find = (row: ChangeRow, input: Input) => Sql

/** Spellings of a user agent without versions. */
const agents: Find = ({ target }, { from, fn }) =>
  sql`SELECT ${fn.list(sql`user_agent`)} AS agents
FROM (SELECT DISTINCT user_agent FROM ${from.http.history} AS log WHERE ${versionless(sql`user_agent`, fn)} = ${target} LIMIT ${enough}) AS sent`

/** Names below a registrable one, as they were asked for. */
const queries: Find = ({ target }, { from, reference, fn }) =>
  sql`WITH asked AS (
  SELECT DISTINCT query
  FROM ${from.dns.history} AS log
  WHERE (${plainName(sql`query`)} = ${target} OR ${plainName(sql`query`)} LIKE '%.' || ${target}) AND ${asksResolver}
),
${nameParts(sql`asked`, reference, fn)},
${registrable(fn)}
SELECT ${fn.list(sql`query`)} AS queries
FROM (SELECT query FROM registrable WHERE domain = ${target} LIMIT ${enough}) AS found`

/** File ids that old logs give a certificate, of the scope alone: each handshake has its own. */
const files: Find = ({ target }, { from, fn }) => {
  const day = { before: 86_400, after: 86_400 }
  return sql`WITH ${certificates({ x509: from.x509.context(day), files: from.files.context(day) }, fn)},
shown AS (
  SELECT ${fn.at(sql`cert_chain_fuids`, sql`1`)} AS fuid
  FROM ${from.ssl} AS log
  WHERE ts IS NOT NULL AND ${fn.at(sql`cert_chain_fps`, sql`1`)} IS NULL
)
SELECT ${fn.list(sql`fuid`)} AS files
FROM (SELECT shown.fuid FROM shown JOIN observed ON observed.fuid = shown.fuid WHERE certificate = ${target} LIMIT ${enough}) AS found`
}

function wide({ params, from, reference, fn }: Input) {
  const frozen = baselineOf(params, reference)
  const conn = { ...from.conn, ...from.conn.history }
  const made = frozen?.made ?? { level: 'host', own_networks: [] }
  return { made, from: { ...from, conn }, reference, fn, settled: frozen?.names ?? noNames }
}

/** Addresses behind both ends of an edge, in all that is loaded up to the window's end. */
const bothEnds: Find = ({ source, target }, asked) => {
  const input = wide(asked)
  return sql`WITH ${ends(input)},
met AS (
  SELECT id_orig_h AS originator, id_resp_h AS responder
  FROM ${input.from.conn} AS log
  JOIN ends AS source ON source.address = id_orig_h
  JOIN ends AS target ON target.address = id_resp_h
  WHERE source.label = ${source} AND target.label = ${target} AND ${hasEnds} AND ${reached}
)
SELECT ${input.fn.list(sql`originator`)} AS sources, ${input.fn.list(sql`responder`)} AS targets
FROM met`
}

/** Own hosts of one label whose connections nobody answered. */
const callers: Find = ({ source }, asked) => {
  const input = wide(asked)
  return sql`WITH ${placed(input)}
SELECT ${input.fn.list(sql`id_orig_h`)} AS sources
FROM ${input.from.conn} AS log
JOIN placed ON placed.address = id_orig_h
WHERE ${hasEnds} AND ${unanswered} AND inside AND ${ownLabel(sql`id_orig_h`, input)} = ${source}`
}

const found: Readonly<Partial<Record<Params['kind'], Find>>> = {
  edges: bothEnds,
  attempts: callers,
  user_agents: agents,
  names: queries,
  certificates: files,
}

/** What the evidence of a row is told by and its columns lack: the addresses, names or spellings behind it; and when the baseline was. */
export function detail(row: ChangeRow, input: Input): Sql {
  const frozen = baselineOf(input.params, input.reference)
  const span = sql`SELECT ${frozen?.from ?? null} AS baseline_from, ${frozen?.to ?? null} AS baseline_to`
  const more = found[input.params.kind]?.(row, input)
  return more ? sql`SELECT * FROM (${span}) AS span CROSS JOIN (${more}) AS found` : span
}
