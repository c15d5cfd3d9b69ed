import { raw, type Sql, sql } from '../../sql'
import type { Input } from './sightings'

const microsPerDay = raw('86400000000')
const day = 86_400

/**
 * CTEs over `own`, `offers` and `sightings`: `opened`, one row: window_at (when the scope's time begins, of all records); `recorded`, one row per log
 * and day with records: days_before; `present`, one row per host and day that it was seen, known_hosts too: host_days_before; `tracked`, the
 * networks that the inventory speaks of; `kept`, one row: when the inventory begins and ends.
 */
export function inventory({ from, fn }: Input): Sql {
  const log = (name: 'conn' | 'known_services') => sql`SELECT ${raw(`'${name}'`)} AS log, ${fn.bucket(sql`ts`, day)} AS day,
    min(ts) FILTER (WHERE _in_time) AS first_at, max(ts) AS last_at
  FROM ${from[name].background} AS records
  WHERE ts IS NOT NULL
  GROUP BY ${fn.bucket(sql`ts`, day)}`
  return sql`days_of AS (
  ${log('conn')}
  UNION ALL
  ${log('known_services')}
),
opened AS (
  SELECT min(first_at) AS window_at
  FROM days_of
),
recorded AS (
  SELECT log, day, row_number() OVER (PARTITION BY log ORDER BY day) - 1 AS days_before
  FROM days_of
),
kept AS (
  SELECT min(day) AS kept_from, max(last_at) AS kept_to
  FROM days_of
  WHERE log = 'known_services'
),
hosts AS (
  SELECT host, ${fn.bucket(sql`ts`, day)} AS day
  FROM ${from.known_hosts.background} AS hosts
  WHERE host IS NOT NULL AND ts IS NOT NULL
  GROUP BY host, ${fn.bucket(sql`ts`, day)}
),
present AS (
  SELECT host_number, day, row_number() OVER (PARTITION BY host_number ORDER BY day) - 1 AS host_days_before
  FROM (
    SELECT each.host_number, list.day
    FROM sightings AS each, ${fn.unnest({ day: sql`each.on_days` })} AS list
    UNION
    SELECT host_number, day
    FROM hosts
    JOIN own ON own.host = hosts.host
  ) AS days
),
tracked AS (
  SELECT ${fn.networkOf(sql`host`)} AS network
  FROM (
    SELECT host
    FROM ${from.known_services.background} AS entries
    GROUP BY host
    UNION
    SELECT host
    FROM hosts
  ) AS known
  GROUP BY ${fn.networkOf(sql`host`)}
)`
}

/** Whether a service's use from `first` to `last` falls into the inventory's time, give or take the day that an entry holds. */
export function comparable(first: Sql, last: Sql, fn: Input['fn']): Sql {
  const micros = (time: Sql) => fn.epochMicros(time)
  return sql`${micros(first)} <= ${micros(sql`kept_to`)} + ${microsPerDay} AND ${micros(last)} >= ${micros(sql`kept_from`)} - ${microsPerDay}`
}
