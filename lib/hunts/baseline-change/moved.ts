import { leases } from '../../baselines/leases'
import { raw, type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'

/**
 * CTEs over `paired` up to `moved`: source, target, port, proto and machine of new and gone edges whose own host has another address by DHCP, where the
 * edge of the other address is gone, or new, in their place.
 */
export function moved(input: Input): Sql {
  const { params, from, reference } = input
  const frozen = baselineOf(params, reference)
  if (params.kind !== 'edges' || !frozen || !from.dhcp.present)
    return sql`moved AS (SELECT source, target, port, proto, '' AS machine FROM paired WHERE FALSE)`
  const same = (one: string, other: string) => raw(`${one}.port = ${other}.port AND ${one}.proto = ${other}.proto`)
  return sql`renamed AS (
  SELECT before.machine, before.address AS old_address, now.address AS new_address
  FROM ${frozen.leases} AS before
  JOIN ${leases(from.dhcp)} AS now ON now.machine = before.machine AND now.address <> before.address
),
fresh AS (
  SELECT source, target, port, proto FROM paired WHERE old_records IS NULL
),
lost AS (
  SELECT source, target, port, proto FROM paired WHERE records IS NULL
),
moves AS (
  SELECT fresh.source, fresh.target, fresh.port, fresh.proto, lost.source AS old_source, lost.target AS old_target, machine
  FROM renamed
  JOIN fresh ON fresh.source = new_address
  JOIN lost ON lost.source = old_address AND lost.target = fresh.target AND ${same('lost', 'fresh')}
  UNION ALL
  SELECT fresh.source, fresh.target, fresh.port, fresh.proto, lost.source, lost.target, machine
  FROM renamed
  JOIN fresh ON fresh.target = new_address
  JOIN lost ON lost.target = old_address AND lost.source = fresh.source AND ${same('lost', 'fresh')}
),
moved AS (
  SELECT source, target, port, proto, min(machine) AS machine
  FROM (
    SELECT source, target, port, proto, machine || ' had ' || CASE WHEN old_source <> source THEN old_source ELSE old_target END || ' in the baseline' AS machine
    FROM moves
    UNION ALL
    SELECT old_source, old_target, port, proto, machine || ' has ' || CASE WHEN old_source <> source THEN source ELSE target END || ' now' FROM moves
  ) AS both_sides
  GROUP BY source, target, port, proto
)`
}
