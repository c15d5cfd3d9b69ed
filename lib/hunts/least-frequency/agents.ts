import { agentMarks, agentProducts, misspelt, nearCommon } from '../../reference/user-agents'
import { versionless } from '../../reference/written'
import { join, raw, type Sql, sql } from '../../sql'
import { asLogged, type Input, rawOf } from './records'
import type { Stacked } from './stack'

/** So many of the most widespread spellings are common; the rest is held against them. */
const mostCommon = raw('200')
/** Shorter words lie near each other by chance. */
const shortest = raw('8')
const longEnoughForTwo = raw('20')
const shortestProduct = raw('5')
const longProduct = raw('7')
const language = '\\b[a-z]{2}[-_][A-Z]{2}\\b'

const text = (words: string): Sql => raw(`'${words}'`)

/**
 * CTEs over `agents` (column `raw`, the distinct user agents as they were sent) up to `marked`: raw, mark; and `alike`: raw, resembles, resembles_hosts,
 * the common one that a rare one is spelt nearly like. Compared are the texts without versions and languages, so that an update is no misspelling.
 */
function marks(place: number, stack: readonly Stacked[], input: Input): Sql {
  const { params, fn } = input
  const patterns = agentMarks.map(
    ({ mark, pattern }) => sql`SELECT raw, ${text(mark)} AS mark FROM agents WHERE ${fn.matches(sql`raw`, pattern)}`,
  )
  const products = join(agentProducts.map((product) => sql`(${text(product)})`))
  const shape = fn.replaced(versionless(sql`raw`, fn), language, 'xx-XX')
  const distance = fn.distance(sql`rare.shape`, sql`common.shape`)
  const away = fn.distance(sql`token`, sql`product`)
  return sql`tokens AS (
  SELECT DISTINCT raw, list.token
  FROM (SELECT raw, ${fn.captures(sql`raw`, '([A-Za-z]{5,14})/')} AS found FROM agents) AS named, ${fn.unnest({ token: sql`named.found` })} AS list
),
typed AS (
  SELECT token, min(product) AS product
  FROM (SELECT DISTINCT token FROM tokens) AS told, (VALUES ${products}) AS products(product)
  WHERE length(token) >= ${shortestProduct} AND abs(length(token) - length(product)) <= 2
    AND ${away} BETWEEN 1 AND CASE WHEN length(product) >= ${longProduct} THEN 2 ELSE 1 END AND token NOT IN (${join(agentProducts.map(text))})
  GROUP BY token
),
shapes AS (
  SELECT raw, ${shape} AS shape
  FROM agents
),
spread AS (
  SELECT shape, count(DISTINCT host) AS hosts
  FROM ${asLogged(stack, input)} AS logged
  JOIN shapes ON shapes.raw = ${rawOf(place)}
  GROUP BY shape
),
common AS (
  SELECT shape, hosts
  FROM spread
  ORDER BY hosts DESC, shape
  LIMIT ${mostCommon}
),
neighbours AS (
  SELECT rare.shape, common.shape AS resembles, common.hosts, row_number() OVER (PARTITION BY rare.shape ORDER BY common.hosts DESC, common.shape) AS place
  FROM spread AS rare
  JOIN common ON common.hosts >= rare.hosts * ${params.common_times} AND abs(length(common.shape) - length(rare.shape)) <= 2
  WHERE rare.hosts BETWEEN 1 AND ${params.rare_hosts} AND length(rare.shape) >= ${shortest}
    AND ${distance} BETWEEN 1 AND CASE WHEN length(rare.shape) >= ${longEnoughForTwo} THEN 2 ELSE 1 END
),
alike AS (
  SELECT raw, resembles, neighbours.hosts AS resembles_hosts
  FROM shapes
  JOIN neighbours ON neighbours.shape = shapes.shape
  WHERE place = 1
),
marked AS (
  ${join(patterns, '\n  UNION ALL\n  ')}
  UNION ALL
  SELECT DISTINCT raw, ${text(misspelt.mark)} AS mark FROM tokens JOIN typed ON typed.token = tokens.token
  UNION ALL
  SELECT raw, ${text(nearCommon.mark)} AS mark FROM alike
)`
}

/** CTEs up to `flagged`, one row per value of the stack's field that holds user agents: value, flags, misspelt (what for what), resembles, resembles_hosts. `counted` has raw and value of the field. */
export function flagged(place: number, stack: readonly Stacked[], counted: Sql, input: Input): Sql {
  const { fn } = input
  return sql`spelt AS (
  SELECT DISTINCT raw, value
  FROM ${counted} AS counted
  WHERE raw IS NOT NULL
),
agents AS (
  SELECT DISTINCT raw
  FROM spelt
),
${marks(place, stack, input)},
likest AS (
  SELECT value, resembles, resembles_hosts, row_number() OVER (PARTITION BY value ORDER BY resembles_hosts DESC, resembles) AS place
  FROM spelt
  JOIN alike ON alike.raw = spelt.raw
),
flags AS (
  SELECT value, ${fn.list(sql`mark`)} AS flags
  FROM spelt
  JOIN marked ON marked.raw = spelt.raw
  GROUP BY value
),
slips AS (
  SELECT value, min(typed.token || ' for ' || product) AS misspelt
  FROM spelt
  JOIN tokens ON tokens.raw = spelt.raw
  JOIN typed ON typed.token = tokens.token
  GROUP BY value
),
flagged AS (
  SELECT flags.value, flags, misspelt, resembles, resembles_hosts
  FROM flags
  LEFT JOIN slips ON slips.value = flags.value
  LEFT JOIN likest ON likest.value = flags.value AND place = 1
)`
}
