import { sql } from '../../sql'
import { hostOf, type Input, logOf } from './records'
import { throughTls } from './stack'

/** What part of the log rarity can be told of; only where it is not the whole. */
export function coverage(input: Input) {
  const { params, from } = input
  const log = logOf(input)
  const tls = params.log === throughTls
  const timed = log.fields.ts?.type === 'time'
  const hosts = tls
    ? sql`SELECT 'TLS connections with a certificate' AS label,
  count(*) FILTER (WHERE cert_chain_fps IS NOT NULL OR cert_chain_fuids IS NOT NULL) AS observed, count(*) AS "of",
  'Hosts of certificates are known through these alone; TLS 1.3 and resumed sessions show none.' AS note
FROM ${from.ssl ?? sql`(SELECT NULL)`} AS entry`
    : sql`SELECT 'Records with a host' AS label, count(${hostOf(input)}) AS observed, count(*) AS "of",
  'The others count as records, and on no host.' AS note
FROM ${log} AS entry`
  const times = sql`SELECT 'Records with a time' AS label, count(${timed ? sql`entry.ts` : sql`NULL`}) AS observed, count(*) AS "of",
  'The others have no day and are not drawn over time.' AS note
FROM ${log} AS entry`
  return sql`SELECT label, observed, "of", note
FROM (${hosts} UNION ALL ${times}) AS lines
WHERE observed < "of"`
}
