import { placing } from '../../reference/networks'
import { join, type Sql, sql } from '../../sql'
import { answered, exchanged, type Input, ownHosts } from './sightings'

/** How much of the inventory and of the connections can be held against each other; one line per thing that the hunt needs. */
export function coverage(input: Input): Sql {
  const { from, fn, params, reference } = input
  const line = (group: string, label: string, observed: Sql, of: Sql, note: Sql | string) =>
    sql`SELECT ${group} AS "group", ${label} AS label, ${observed} AS observed, ${of} AS "of", ${note} AS note FROM counted`
  const missing = (log: string, costs: string) => `${log}.log is not in this data: ${costs}`
  const listed = from.known_services.present
  const lines = [
    line(
      'Connections',
      'to own hosts',
      sql`own_connections`,
      sql`connections`,
      `${placing(params.own_networks, reference, fn).because} Other servers are no inventory.`,
    ),
    line(
      'Connections',
      'of these answered',
      sql`answered`,
      sql`own_connections`,
      from.conn.present
        ? 'An attempt that nobody answers shows no service, nor does a connection of which one side alone was seen.'
        : missing('conn', 'use, clients and unlisted services cannot be told.'),
    ),
    line('Connections', 'with payload both ways', sql`exchanged`, sql`answered`, 'Zeek recognises a protocol in what both sides send.'),
    line(
      'Inventory',
      'entries with a protocol',
      sql`recognised`,
      sql`entries`,
      listed ? 'Entries count days and protocols, not traffic.' : missing('known_services', 'no service can be called unlisted or unused.'),
    ),
    line(
      'Inventory',
      'used services listed',
      sql`used_and_listed`,
      sql`used`,
      'Entries up to the end of this window count, whatever the filters.',
    ),
    line(
      'Inventory',
      'listed services in use',
      sql`used_and_listed`,
      sql`listed`,
      'The others were listed before this window, or their connections are missing.',
    ),
    line(
      'Reach',
      'own networks tracked',
      sql`tracked`,
      sql`networks`,
      sql`coalesce('Its inventory (LOCAL_HOSTS) has ' || names || '.', 'Its inventory names none.')`,
    ),
    line(
      'Reach',
      'days before this window',
      sql`days_before`,
      sql`days`,
      `A service is called new after ${params.quiet_days} days without it; what was there at the beginning may be older.`,
    ),
  ]
  return sql`WITH ${ownHosts(from.conn.background, input)},
used AS (
  SELECT id_resp_h AS host, id_resp_p AS port_num, proto AS port_proto
  FROM ${from.conn} AS connections
  JOIN own ON own.host = id_resp_h
  WHERE ${answered}
  GROUP BY id_resp_h, id_resp_p, proto
),
listed AS (
  SELECT host, port_num, port_proto
  FROM ${from.known_services.background} AS entries
  WHERE host IS NOT NULL AND port_num IS NOT NULL AND port_proto IS NOT NULL
  GROUP BY host, port_num, port_proto
),
networks AS (
  SELECT network, count(*) FILTER (WHERE of_inventory) > 0 AS tracked
  FROM (
    SELECT ${fn.networkOf(sql`host`)} AS network, FALSE AS of_inventory FROM used
    UNION ALL
    SELECT ${fn.networkOf(sql`host`)} AS network, TRUE AS of_inventory FROM listed
    UNION ALL
    SELECT ${fn.networkOf(sql`host`)} AS network, TRUE AS of_inventory FROM ${from.known_hosts.background} AS hosts WHERE host IS NOT NULL
  ) AS each
  GROUP BY network
),
days AS (
  SELECT ${fn.bucket(sql`ts`, 86_400)} AS day, count(*) FILTER (WHERE _in_time) = 0 AS earlier
  FROM (
    SELECT ts, _in_time FROM ${from.conn.background} AS connections
    UNION ALL
    SELECT ts, _in_time FROM ${from.known_services.background} AS entries
  ) AS records
  WHERE ts IS NOT NULL
  GROUP BY ${fn.bucket(sql`ts`, 86_400)}
),
counted AS (
  SELECT connections, own_connections, answered, exchanged, entries, recognised, tracked, networks, names, days, days_before,
    (SELECT count(*) FROM used) AS used, (SELECT count(*) FROM listed) AS listed,
    (SELECT count(*) FROM used JOIN listed ON listed.host = used.host AND listed.port_num = used.port_num AND listed.port_proto = used.port_proto) AS used_and_listed
  FROM (
    SELECT count(*) AS connections, count(own.host) AS own_connections, count(own.host) FILTER (WHERE ${answered}) AS answered,
      count(own.host) FILTER (WHERE ${answered} AND ${exchanged}) AS exchanged
    FROM ${from.conn} AS connections
    LEFT JOIN own ON own.host = id_resp_h
  ) AS of_conn,
  (SELECT count(*) AS entries, count(*) FILTER (WHERE ${fn.joined(sql`service`, '')} <> '') AS recognised FROM ${from.known_services} AS entries) AS of_inventory,
  (SELECT count(*) AS networks, count(*) FILTER (WHERE tracked) AS tracked,
    nullif(${fn.joined(fn.list(sql`CASE WHEN tracked THEN network END`), ', ')}, '') AS names FROM networks) AS of_networks,
  (SELECT count(*) AS days, count(*) FILTER (WHERE earlier) AS days_before FROM days) AS of_days
)
${join(lines, '\nUNION ALL\n')}`
}
