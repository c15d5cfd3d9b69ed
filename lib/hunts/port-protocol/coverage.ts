import { placing } from '../../reference/networks'
import { join, raw, type Sql, sql } from '../../sql'
import { classes, flows, type Input } from './flows'

/** How much of conn.log could be judged, and by what; the reasons why the rest could not are marked as lost. */
export function coverage(input: Input): Sql {
  const { params, from, reference, fn } = input
  const { sensorFirst, because } = placing(params.own_networks, reference, fn)
  const line = (label: string, observed: Sql, of: Sql, note: string, lost = false) =>
    sql`SELECT ${label} AS label, ${observed} AS observed, ${of} AS "of", ${note} AS note, ${raw(lost ? 'TRUE' : 'FALSE')} AS lost FROM totals`
  const sum = (condition: Sql) => sql`CAST(coalesce(sum(connections) FILTER (WHERE ${condition}), 0) AS BIGINT)`
  const told = sensorFirst ? raw('local_resp IS NOT NULL') : raw('FALSE')
  const broken = from.analyzer.present || from.dpd.present ? '' : ' Without analyzer.log and dpd.log, it alone tells what was broken.'
  return sql`WITH tallies AS (
  SELECT class, spelt <> '' AND spelt NOT LIKE '-%' AS heard, ${told} AS told, count(*) AS connections
  FROM ${flows(input, { broken: false })} AS flows
  GROUP BY class, spelt <> '' AND spelt NOT LIKE '-%', ${told}
),
totals AS (
  SELECT ${sum(sql`class <> 'portless'`)} AS connections, ${sum(sql`class = 'whole'`)} AS judged,
    ${sum(sql`class = 'whole' AND heard`)} AS heard, ${sum(sql`told AND class <> 'portless'`)} AS told,
    ${join(Object.keys(classes).map((name) => sql`${sum(sql`class = ${name}`)} AS ${raw(name)}`))},
    CAST(coalesce(sum(connections), 0) AS BIGINT) AS records
  FROM tallies
)
${join(
  [
    line('TCP and UDP connections', sql`connections`, sql`records`, 'ICMP has no ports; its type and code stand in their place.'),
    line(
      'Judged',
      sql`judged`,
      sql`connections`,
      'Both sides sent payload, and a protocol was confirmed or nothing kept Zeek from one. What was broken, tier 4, is listed without that.',
    ),
    line(
      'With a confirmed protocol',
      sql`heard`,
      sql`judged`,
      `The others are compared only on ports whose protocol Zeek would recognise.${broken}`,
    ),
    line('Server’s place told by Zeek', sql`told`, sql`connections`, because),
    ...Object.entries(classes).map(([name, label]) => line(label, raw(name), sql`connections`, '', true)),
  ],
  '\nUNION ALL\n',
)}`
}
