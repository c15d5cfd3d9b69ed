import { raw, type Sql, sql } from '../../sql'
import { comparable, inventory } from './inventory'
import { protocols } from './protocols'
import { type Input, sightings } from './sightings'

/** The CTEs `active`, days in the scope per service, and `totals`, one row per service: what both logs say of it. */
function totals({ fn }: Input): Sql {
  return sql`active AS (
  SELECT offer, count(DISTINCT day) AS days
  FROM (SELECT each.offer, list.day FROM sightings AS each, ${fn.unnest({ day: sql`each.days` })} AS list) AS shown
  GROUP BY offer
),
totals AS (
  SELECT offer, min(first_at) AS first_seen, max(last_at) AS last_seen,
    min(first_at) FILTER (WHERE log = 'conn') AS used_at, max(last_at) FILTER (WHERE log = 'conn') AS last_used_at,
    min(first_at) FILTER (WHERE log = 'known_services') AS listed_at,
    max(last_at) FILTER (WHERE log = 'known_services' AND in_time > 0) AS last_listed_at,
    coalesce(sum(in_time) FILTER (WHERE log = 'conn'), 0) AS uses, coalesce(sum(in_time) FILTER (WHERE log = 'known_services'), 0) AS listings,
    count(*) FILTER (WHERE log = 'known_services') AS ever_listed,
    CAST(sum(connections) AS BIGINT) AS connections, CAST(sum(exchanged) AS BIGINT) AS exchanged, CAST(sum(entries) AS BIGINT) AS entries
  FROM sightings
  GROUP BY offer
)`
}

/**
 * The CTE `judged`, one row per service with what can be said of it, NULL where nothing can: is_new, is_changed, is_unlisted, is_unused.
 * New and changed need as many days before as the parameter says, unlisted an inventory that tracks the network at that time, unused
 * connections of the day on which the service was listed.
 */
function judged({ params, fn }: Input): Sql {
  const dayOf = (time: string) => fn.bucket(raw(time), 86_400)
  const few = (days: Sql) => sql`${days} < ${params.quiet_days}`
  return sql`judged AS (
  SELECT totals.*, own.host, offers.port_num, offers.port_proto, services, began, spoke_days, recorded.days_before, host_days_before,
    coalesce(clients, 0) AS clients, coalesce(outside_clients, 0) AS outside_clients, coalesce(active.days, 0) AS days,
    CASE WHEN first_seen IS NULL THEN NULL WHEN window_at IS NULL OR first_seen < window_at THEN FALSE WHEN ${few(sql`recorded.days_before`)} THEN NULL ELSE TRUE END AS is_new,
    CASE WHEN spoke_days IS NULL THEN FALSE WHEN ${few(sql`spoke_days`)} THEN NULL ELSE TRUE END AS is_changed,
    CASE WHEN ever_listed > 0 OR uses = 0 THEN FALSE WHEN tracked.network IS NULL OR NOT coalesce(${comparable(sql`used_at`, sql`last_used_at`, fn)}, FALSE) THEN NULL
      ELSE TRUE END AS is_unlisted,
    CASE WHEN uses > 0 OR listings = 0 THEN FALSE WHEN captured.day IS NULL THEN NULL ELSE TRUE END AS is_unused
  FROM totals
  JOIN offers ON offers.offer = totals.offer
  JOIN own ON own.host_number = offers.host_number
  CROSS JOIN opened
  CROSS JOIN kept
  LEFT JOIN spoken ON spoken.offer = totals.offer
  LEFT JOIN begun ON begun.offer = totals.offer
  LEFT JOIN active ON active.offer = totals.offer
  LEFT JOIN visits ON visits.host_number = offers.host_number AND visits.port_num = offers.port_num AND visits.port_proto = offers.port_proto
  LEFT JOIN recorded ON recorded.day = ${dayOf('first_seen')} AND recorded.log = CASE WHEN used_at <= coalesce(listed_at, used_at) THEN 'conn' ELSE 'known_services' END
  LEFT JOIN recorded AS captured ON captured.log = 'conn' AND captured.day = ${dayOf('last_listed_at')}
  LEFT JOIN present ON present.host_number = offers.host_number AND present.day = ${dayOf('first_seen')}
  LEFT JOIN tracked ON tracked.network = ${fn.networkOf(sql`own.host`)}
)`
}

/**
 * All services of own hosts that known_services lists or that answered a connection, with every column but the score, and, for the signals:
 * is_new, is_changed, is_unlisted, is_unused, stands_out (any of the first three), spoke_days, host_days_before, all_clients (of the scope),
 * remote_calls (dce_rpc was seen).
 */
export function query(input: Input): Sql {
  const { params, fn } = input
  const told = (is: Sql, word: string) => sql`CASE WHEN ${is} THEN ${word} END`
  const stands = sql`coalesce(is_new, FALSE) OR coalesce(is_changed, FALSE) OR coalesce(is_unlisted, FALSE)`
  const status = sql`[${told(sql`is_new`, 'new')}, ${told(sql`is_changed`, 'other-protocol')}, ${told(sql`is_unlisted`, 'unlisted')}, ${told(sql`is_unused`, 'unused')},
      ${told(sql`connections = 0 AND entries = 0`, 'earlier')},
      ${told(sql`is_new IS NULL`, 'since-start')}, ${told(sql`is_new = FALSE AND connections + entries > 0 AND NOT (${stands}) AND NOT coalesce(is_unused, FALSE)`, 'steady')}]`
  return sql`WITH ${sightings(input)},
${inventory(input)},
${protocols(fn)},
${totals(input)},
${judged(input)}
SELECT host, port_num, port_proto, coalesce(services, []) AS services, ${fn.sorted(fn.filter(status, (word) => sql`${word} IS NOT NULL`))} AS status,
  CASE WHEN is_changed THEN began ELSE [] END AS began, first_seen, last_seen, days_before, clients, outside_clients, connections, exchanged, entries, days,
  is_new, is_changed, is_unlisted, is_unused, spoke_days, host_days_before, ${fn.contains(sql`coalesce(services, [])`, sql`'dce_rpc'`)} AS remote_calls,
  ${stands} AS stands_out,
  (SELECT count(DISTINCT client) FROM connections WHERE _in_time AND _matching) AS all_clients,
  CASE WHEN connections = 0 AND entries = 0 AND NOT ${params.earlier} THEN 'earlier' END AS hidden_by
FROM judged`
}
