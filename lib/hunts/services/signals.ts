import type { Explanation, Hide, Signal } from '../../hunt'
import { rising } from '../../points'
import { raw, type Sql, sql } from '../../sql'
import type { Params } from './params'

/** RFC 6335: ports that are handed out for a moment and registered for nothing. */
const dynamicPorts = raw('49152')

/** What says something only about a service that stands out: new, another protocol, not listed. */
const amid = (points: Sql): Sql => sql`CASE WHEN NOT stands_out THEN 0 ELSE ${points} END`

export function signals(params: Params): readonly Signal[] {
  const quiet = params.quiet_days
  return [
    {
      code: 'new',
      label: 'New in this window',
      observed: 'days_before',
      threshold: `≥ ${quiet} days before`,
      points: sql`CASE WHEN is_new IS NULL THEN NULL WHEN NOT is_new THEN 0 ELSE ${rising('days_before', quiet, Math.max(7, quiet), 20, 35)} END`,
    },
    {
      code: 'host_known',
      label: 'Host known before',
      observed: 'host_days_before',
      threshold: `≥ ${quiet} days before`,
      points: sql`CASE WHEN is_new IS NULL THEN NULL WHEN NOT is_new THEN 0 WHEN coalesce(host_days_before, 0) >= ${quiet} THEN 10 ELSE 0 END`,
    },
    {
      code: 'other_protocol',
      label: 'Another protocol began',
      observed: 'spoke_days',
      threshold: `≥ ${quiet} days before`,
      points: sql`CASE WHEN is_changed IS NULL THEN NULL WHEN is_changed THEN 30 ELSE 0 END`,
    },
    {
      code: 'unlisted',
      label: 'Not in known_services',
      observed: 'entries',
      threshold: '0, yet used',
      points: sql`CASE WHEN is_unlisted IS NULL THEN NULL WHEN is_unlisted THEN 20 ELSE 0 END`,
    },
    {
      code: 'unused',
      label: 'Known, never used',
      observed: 'connections',
      threshold: '0, yet listed',
      points: sql`CASE WHEN is_unused IS NULL THEN NULL WHEN is_unused THEN 5 ELSE 0 END`,
    },
    {
      code: 'clients',
      label: 'Few clients',
      observed: 'clients',
      threshold: `≤ ${params.clients}`,
      points: amid(
        sql`CASE WHEN all_clients < ${params.clients * 3} THEN NULL WHEN clients BETWEEN 1 AND ${params.clients} THEN 5 ELSE 0 END`,
      ),
    },
    {
      code: 'outside_clients',
      label: 'Clients from outside',
      observed: 'outside_clients',
      threshold: '≥ 1',
      points: amid(sql`CASE WHEN outside_clients > 0 THEN 10 ELSE 0 END`),
    },
    {
      code: 'unrecognised',
      label: 'No protocol recognised',
      observed: 'exchanged',
      threshold: 'none in ≥ 1',
      points: amid(sql`CASE WHEN exchanged > 0 AND services = [] THEN 5 ELSE 0 END`),
    },
    {
      code: 'silent',
      label: 'Nothing was exchanged',
      observed: 'exchanged',
      threshold: '0',
      points: amid(sql`CASE WHEN connections > 0 AND exchanged = 0 THEN -10 ELSE 0 END`),
    },
    {
      code: 'dynamic_port',
      label: 'Dynamic port',
      observed: 'port_num',
      threshold: '≥ 49152',
      points: amid(sql`CASE WHEN port_num >= ${dynamicPorts} THEN -10 ELSE 0 END`),
    },
  ]
}

/** Windows hands out a dynamic port to each RPC service when it starts: new ones are normal after every restart. */
export const explanations: readonly Explanation[] = [
  {
    code: 'windows_rpc',
    label: 'Windows RPC',
    observed: sql`CASE WHEN remote_calls AND port_num >= ${dynamicPorts} THEN 'dce_rpc on a dynamic port' END`,
  },
]

export const hides: readonly Hide[] = [{ code: 'earlier', label: 'seen only before this window', show: { earlier: true } }]
