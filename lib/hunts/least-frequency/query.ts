import { identifier, join, type Sql, sql } from '../../sql'
import { flagged } from './agents'
import { stackName } from './columns'
import { days, daysApart, span } from './days'
import { asCounted, hostOf, type Input, logOf, rawOf, writtenOf } from './records'
import { agentPlace, type Stacked, stackOf, throughTls } from './stack'

/** Both rows have the same value in every field, unset ones too. */
const sameValues = (stack: readonly Stacked[], one: string, other: string): Sql =>
  join(
    stack.map((_, i) => sql`${identifier(one)}.${writtenOf(i)} IS NOT DISTINCT FROM ${identifier(other)}.${writtenOf(i)}`),
    ' AND ',
  )

/** CTEs `shown`, one row per value: hosts, some_host; and `census`: all_hosts. Hosts are those that a TLS connection showed one of the value's certificates. */
function hostsThroughTls(stack: readonly Stacked[], counted: Sql, { from, fn }: Input): Sql {
  const chains = ['cert_chain_fps', 'cert_chain_fuids', 'client_cert_chain_fps', 'client_cert_chain_fuids'].map(
    (name) => sql`SELECT list.certificate, entry.id_orig_h AS host
  FROM ${from.ssl ?? sql`(SELECT NULL)`} AS entry, ${fn.unnest({ certificate: identifier('entry', name) })} AS list`,
  )
  const values = join(stack.map((_, i) => writtenOf(i)))
  return sql`chains AS (
  ${join(chains, '\n  UNION\n  ')}
),
met AS (
  SELECT DISTINCT ${values}, chains.host
  FROM ${counted} AS counted
  JOIN chains ON chains.certificate = counted.certificate
),
shown AS (
  SELECT ${values}, count(DISTINCT host) AS hosts, any_value(host) AS some_host
  FROM met
  GROUP BY ${values}
),
census AS (
  SELECT count(DISTINCT host) AS all_hosts
  FROM met
)`
}

/**
 * One row per combination of values of the stacked fields, with every column of the hunt. Hosts and days are counted as distinct ones and
 * exactly; what a log does not tell (a host, a time) is NULL. Combinations in which a field is unset are hidden unless asked for.
 */
export function query(input: Input): Sql {
  const { params, fn } = input
  const log = logOf(input)
  const stack = stackOf(params, log.fields)
  const counted = asCounted(stack, input)
  const values = join(stack.map((_, i) => writtenOf(i)))
  const tls = params.log === throughTls
  const agent = agentPlace(stack)
  const marks = agent >= 0
  const hosts = tls
    ? hostsThroughTls(stack, counted, input)
    : sql`census AS (
  SELECT count(DISTINCT host) AS all_hosts
  FROM (SELECT ${hostOf(input)} AS host FROM ${log} AS entry) AS records
)`
  const raws = sql`(SELECT CAST(${rawOf(agent)} AS VARCHAR) AS raw, CAST(${writtenOf(agent)} AS VARCHAR) AS value FROM ${counted} AS counted)`
  const source = tls ? identifier('shown') : identifier('stacked')
  const fields = stack.map(({ key }, i) => sql`stacked.${writtenOf(i)} AS ${identifier(key)}`)
  const texts = stack.map(({ type }, i) => fn.asText(sql`stacked.${writtenOf(i)}`, type))
  const unset = join(
    stack.map((_, i) => sql`stacked.${writtenOf(i)} IS NULL`),
    ' OR ',
  )
  return sql`WITH ${span(input)},
stacked AS (
  SELECT ${values}, count(*) AS records, ${tls ? sql`` : sql`count(DISTINCT host) AS hosts, any_value(host) AS some_host,`}
    ${days(input)} AS days, min(ts) AS first_seen, max(ts) AS last_seen
  FROM ${counted} AS counted
  CROSS JOIN span
  GROUP BY ${values}
),
${daysApart(values, counted)},
${hosts},
whole AS (
  SELECT count(*) AS all_records
  FROM ${log} AS entry
)${marks ? sql`,\n${flagged(agent, stack, raws, input)}` : sql``}
SELECT ${join(fields)}, [${join(texts)}] AS value, ${stackName(params.log, stack)} AS stack, records,
  nullif(${source}.hosts, 0) AS hosts, nullif(coalesce(stacked.days, apart.days), 0) AS days, first_seen, last_seen,
  records / CAST(nullif(all_records, 0) AS DOUBLE) AS share, nullif(${source}.hosts, 0) / CAST(nullif(all_hosts, 0) AS DOUBLE) AS prevalence,
  ${marks ? sql`coalesce(flagged.flags, [])` : fn.filter(sql`['']`, () => sql`FALSE`)} AS flags,
  CASE WHEN ${source}.hosts = 1 THEN ${source}.some_host END AS only_host, all_hosts, all_records,
  ${marks ? sql`flagged.misspelt, flagged.resembles, flagged.resembles_hosts` : sql`CAST(NULL AS VARCHAR) AS misspelt, CAST(NULL AS VARCHAR) AS resembles, CAST(NULL AS BIGINT) AS resembles_hosts`},
  CASE WHEN NOT ${params.missing} AND (${unset}) THEN 'missing' END AS hidden_by
FROM stacked
LEFT JOIN apart ON ${sameValues(stack, 'apart', 'stacked')}
CROSS JOIN census
CROSS JOIN whole${tls ? sql`\nLEFT JOIN shown ON ${sameValues(stack, 'shown', 'stacked')}` : sql``}${
    marks ? sql`\nLEFT JOIN flagged ON flagged.value = stacked.${writtenOf(agent)}` : sql``
  }`
}
