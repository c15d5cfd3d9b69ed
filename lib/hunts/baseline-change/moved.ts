import { kindOf } from '../../baselines/items/kinds'
import { leases } from '../../baselines/leases'
import { allOf, raw, type Sql, sql } from '../../sql'
import { baselineOf, type Input } from './baseline'

const same = raw('lost.port = fresh.port AND lost.proto = fresh.proto')
/** What was done at the old address is gone and what is done at the new one is new; or the machine took on the new one or gave up the old one meanwhile. */
const isMove = raw('(came OR departed OR (lost.records IS NULL AND fresh.old_records IS NULL))')

/**
 * CTEs over `paired` up to `moved`: source, target, port, proto and machine of what an own host does, or offers, at another address by DHCP: the rows of
 * its old and of its new address, new, gone or in both where the address was another machine's. A row whose protocol the machine did not speak at its old
 * address is none of them.
 */
export function moved(input: Input): Sql {
  const { params, from, reference, fn } = input
  const frozen = baselineOf(params, reference)
  if (!kindOf(params.kind).optional.includes('dhcp') || !frozen || !from.dhcp.present)
    return sql`moved AS (SELECT source, target, port, proto, '' AS machine FROM paired WHERE FALSE)`
  const held = (leases: string, machine: string, address: string) =>
    raw(`EXISTS (SELECT 1 FROM ${leases} AS held WHERE held.machine = ${machine} AND held.address = ${address})`)
  const began = (row: string, ...known: readonly Sql[]) =>
    fn.size(fn.filter(raw(`${row}.services`), (service) => allOf(known.map((list) => sql`NOT ${fn.contains(list, service)}`))))
  const byMachine = began('fresh', sql`lost.old_services`, sql`coalesce(fresh.old_services, [])`)
  const move = sql`SELECT fresh.source, fresh.target, fresh.port, fresh.proto, lost.source AS old_source, lost.target AS old_target, renamed.machine,
    lost.records IS NULL OR ${began('lost', sql`lost.old_services`)} = 0 AS leaves`
  // Where no protocol was recognised before, none began.
  const holds = sql`${isMove} AND (${byMachine} = 0 OR (fresh.old_records IS NULL AND ${fn.size(sql`lost.old_services`)} = 0))`
  return sql`leased_before AS (
  SELECT machine, address FROM ${frozen.leases} AS held
),
leased_now AS (
  SELECT machine, address FROM ${leases(from.dhcp)} AS held
),
renamed AS (
  SELECT old.machine, old.address AS old_address, now.address AS new_address, NOT ${held('leased_before', 'now.machine', 'now.address')} AS came,
    NOT ${held('leased_now', 'old.machine', 'old.address')} AS departed
  FROM leased_before AS old
  JOIN leased_now AS now ON now.machine = old.machine AND now.address <> old.address
),
fresh AS (
  SELECT source, target, port, proto, old_records, services, old_services FROM paired WHERE records IS NOT NULL
),
lost AS (
  SELECT source, target, port, proto, records, services, old_services FROM paired WHERE old_records IS NOT NULL
),
moves AS (
  ${move}
  FROM renamed
  JOIN fresh ON fresh.source = new_address
  JOIN lost ON lost.source = old_address AND lost.target = fresh.target AND ${same}
  WHERE ${holds}
  UNION ALL
  ${move}
  FROM renamed
  JOIN fresh ON fresh.target = new_address
  JOIN lost ON lost.target = old_address AND lost.source = fresh.source AND ${same}
  WHERE ${holds}
),
moved AS (
  SELECT source, target, port, proto, min(machine) AS machine
  FROM (
    SELECT source, target, port, proto, machine || ' had ' || CASE WHEN old_source <> source THEN old_source ELSE old_target END || ' in the baseline' AS machine
    FROM moves
    UNION ALL
    SELECT old_source, old_target, port, proto, machine || ' has ' || CASE WHEN old_source <> source THEN source ELSE target END || ' now' FROM moves WHERE leaves
  ) AS both_sides
  GROUP BY source, target, port, proto
)`
}
