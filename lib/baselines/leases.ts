import { type Sql, sql } from '../sql'

/** Who held an address: machine (hardware address, else the name that it gives itself) and address, each pair once. `dhcp` is the log. */
export function leases(dhcp: Sql): Sql {
  return sql`(
  SELECT DISTINCT coalesce(mac, host_name) AS machine, assigned_addr AS address
  FROM ${dhcp} AS log
  WHERE coalesce(mac, host_name) IS NOT NULL AND assigned_addr IS NOT NULL
)`
}
