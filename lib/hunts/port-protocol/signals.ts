import type { Explanation, Hide, Signal } from '../../hunt'
import { rising } from '../../points'
import { raw, type Sql, sql } from '../../sql'
import { ownDevice, windowsRpc } from './known-uses'
import type { Params } from './params'

/** Protocols that servers hardly ever offer elsewhere: names, files, logins and clocks are looked for on their own port. */
const settled = raw(`('dns', 'smb', 'krb', 'krb_tcp', 'ldap_tcp', 'ldap_udp', 'dhcp', 'ntp', 'snmp', 'dce_rpc', 'rdp')`)
/** RFC 6335: ports from here on are assigned to nobody. */
const dynamicFrom = raw('49152')

const inTier = (tier: number, points: Sql): Sql => sql`CASE WHEN tier = ${raw(String(tier))} THEN ${points} ELSE 0 END`

/** What few do says something only where many could: in a capture of few hosts, or of few days, every service is rare. Filters change neither. */
const few = (value: string, limit: number, of: string, times: number, points: number): Sql =>
  sql`CASE WHEN ${raw(value)} IS NULL OR ${raw(of)} < ${limit * times} THEN NULL WHEN ${raw(value)} <= ${limit} THEN ${points} ELSE 0 END`

export function signals(params: Params): readonly Signal[] {
  const megabytes = (params.bytes_out / 1e6).toLocaleString('en')
  return [
    { code: 'wrong_protocol', label: 'Wrong protocol', observed: 'service', threshold: 'expected', points: inTier(1, sql`32`) },
    { code: 'other_port', label: 'Port not its own', observed: 'resp_p', threshold: 'registered', points: inTier(2, sql`18`) },
    { code: 'no_protocol', label: 'No protocol', observed: 'spoken', threshold: 'expected', points: inTier(3, sql`20`) },
    { code: 'violation', label: 'Protocol broken', observed: 'connections', threshold: '≥ 1', points: inTier(4, sql`24`) },
    {
      code: 'own_log',
      label: 'Told by its own log',
      observed: 'heard',
      threshold: 'expected, in all',
      // What few of the connections speak says nothing for the others.
      points: sql`CASE WHEN tier NOT IN (3, 4) OR tier IS NULL THEN 0 WHEN NOT own_logs_known THEN NULL WHEN heard IS NULL THEN 0
        WHEN NOT heard_fits THEN 8 WHEN all_heard IS NOT NULL THEN -20 ELSE 0 END`,
    },
    {
      code: 'settled',
      label: 'Keeps to its port',
      observed: 'spoken',
      threshold: 'at home',
      points: sql`CASE WHEN tier IN (1, 2) AND spoken IN ${settled} THEN 8 ELSE 0 END`,
    },
    {
      code: 'clients',
      label: 'Few clients',
      observed: 'usual_clients',
      threshold: `≤ ${params.clients}`,
      points: few('usual_clients', params.clients, 'hosts', 3, 10),
    },
    {
      code: 'servers',
      label: 'Few servers',
      observed: 'usual_servers',
      threshold: `≤ ${params.servers}`,
      points: few('usual_servers', params.servers, 'hosts', 3, 8),
    },
    {
      code: 'days',
      label: 'Few days',
      observed: 'usual_days',
      threshold: `≤ ${params.days}`,
      points: few('usual_days', params.days, 'all_days', 2, 7),
    },
    {
      code: 'outside',
      label: 'Server outside',
      observed: 'external',
      threshold: '≥ 1',
      points: sql`CASE WHEN external IS NULL THEN NULL WHEN external > 0 THEN 12 ELSE 0 END`,
    },
    {
      code: 'bytes_out',
      label: 'Bytes sent',
      observed: 'orig_bytes',
      threshold: `≥ ${megabytes} MB`,
      points: rising('orig_bytes', params.bytes_out, params.bytes_out * 10, 8, 16),
    },
    {
      code: 'dynamic_port',
      label: 'Dynamic port outside',
      observed: 'resp_p',
      threshold: '≥ 49152',
      points: sql`CASE WHEN tier = 2 AND external > 0 AND resp_p >= ${dynamicFrom} THEN 4 ELSE 0 END`,
    },
    {
      code: 'many_clients',
      label: 'In common use',
      observed: 'usual_clients',
      threshold: `≥ ${params.many_clients}`,
      points: sql`CASE WHEN usual_clients IS NULL THEN NULL WHEN usual_clients >= ${params.many_clients} THEN -10 ELSE 0 END`,
    },
    {
      code: 'known_service',
      label: 'Known service',
      observed: 'known',
      threshold: 'all',
      points: sql`CASE WHEN known IS NULL OR servers IS NULL THEN NULL WHEN known = servers AND servers > 0 THEN -6 ELSE 0 END`,
    },
    {
      code: 'own_server',
      label: 'Own servers only',
      observed: 'external',
      threshold: '0',
      points: sql`CASE WHEN external IS NULL THEN NULL WHEN external = 0 THEN -4 ELSE 0 END`,
    },
  ]
}

export function explanations(): readonly Explanation[] {
  return [
    { code: 'known_use', label: 'Known use', observed: sql`why` },
    { code: 'windows_rpc', label: 'Windows RPC', observed: sql`CASE WHEN mapped IS NOT NULL THEN ${windowsRpc} END` },
    { code: 'own_device', label: 'Device or Windows', observed: ownDevice },
    {
      code: 'scanner',
      label: 'Scanner',
      observed: sql`CASE WHEN probers = clients AND clients > 0 THEN 'all ' || clients || ' clients scan; one tried ' || most_ports || ' ports of a server' END`,
    },
    {
      code: 'no_analyzer',
      label: 'No analyzer seen',
      observed: sql`CASE WHEN missing IS NOT NULL THEN missing || ' is recognised nowhere in this scope; the sensor’s Zeek may be too old for it' END`,
    },
    {
      code: 'own_fault',
      label: 'Analyzer’s own fault',
      observed: sql`CASE WHEN faults > 0 AND faults = connections THEN 'in all ' || connections || ' the analyzer failed to read what it took for its protocol' END`,
    },
  ]
}

export function hides(): readonly Hide[] {
  return [
    { code: 'expected', label: 'expected', show: { expected: true } },
    { code: 'unrecognised', label: 'with nothing to compare', show: { unrecognised: true } },
    { code: 'excepted', label: 'excepted', show: { excepted: true } },
  ]
}
