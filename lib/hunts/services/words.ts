import type { RowOf } from '../../columns'
import { exactly } from '../../filters'
import type { Evidence } from '../../hunt'
import { unanswered } from '../../reference/answered'
import type { columns } from './columns'
import type { Params } from './params'

export type ServiceRow = RowOf<typeof columns>

const counted = (n: number | null, one: string) => `${n ?? 0} ${n === 1 ? one : `${one}s`}`
const day = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
const listed = (texts: readonly string[] | null) => (texts ?? []).join(', ')

export function sentence(row: ServiceRow): string {
  const speaks = listed(row.services) || 'no recognised protocol'
  const is = (word: string) => row.status?.includes(word) ?? false
  const since = row.first_seen === null ? 'no record has a time' : `first seen ${day(row.first_seen)}`
  const before = is('new') ? `${since}, after ${counted(row.days_before, 'day')} of records without it` : since
  const used = `${counted(row.connections, 'answered connection')} by ${counted(row.clients, 'client')} on ${counted(row.days, 'day')}`
  const outside = row.outside_clients ? `, ${row.outside_clients} of them from outside` : ''
  return [
    `${row.host} offers ${speaks} on ${row.port_num}/${row.port_proto}: ${before}; ${used}${outside}.`,
    ...(is('other-protocol') ? [`It began to speak ${listed(row.began)} in this window.`] : []),
    ...(is('unlisted') ? ['No entry in known_services.'] : []),
    ...(is('unused') ? [`${counted(row.entries, 'entry').replace('entrys', 'entries')} in known_services, no answered connection.`] : []),
  ].join(' ')
}

export function caveats(row: ServiceRow, params: Params): readonly string[] {
  const early = row.days_before !== null && row.days_before < params.quiet_days
  return [
    ...(early ? [`Its real beginning: it was seen on day ${row.days_before + 1} of the records, so it may be older than the data.`] : []),
    ...(row.services?.length === 0
      ? ['What it speaks: Zeek recognised no protocol, which also happens when a scan only opens the port.']
      : []),
    ...(row.connections === 0 ? ['Who uses it: no answered connection is in conn.log in this window.'] : []),
    ...(row.connections && row.connections > 0 && row.exchanged === 0
      ? ['Whether anything works there: no connection has payload both ways.']
      : []),
  ]
}

export function evidence(row: ServiceRow): readonly Evidence[] {
  return [
    {
      label: 'Answered connections',
      log: 'conn',
      filter: [
        exactly('id_resp_h', row.host),
        exactly('id_resp_p', row.port_num),
        exactly('proto', row.port_proto),
        ...[null, ...unanswered].map((state) => exactly('conn_state', state, true)),
        { field: 'service', negated: true, value: '*ftp-data*' },
      ],
      fields: ['id_orig_h', 'service', 'conn_state'],
      deciding: ['service'],
    },
    {
      label: 'Inventory entries',
      log: 'known_services',
      filter: [exactly('host', row.host), exactly('port_num', row.port_num), exactly('port_proto', row.port_proto)],
      fields: ['port_num', 'port_proto', 'service'],
      deciding: ['service'],
    },
  ]
}

export function checks(row: ServiceRow): readonly Evidence[] {
  const host = exactly('host', row.host)
  return [
    { label: 'Entries of its other ports', log: 'known_services', filter: [host, exactly('port_num', row.port_num, true)] },
    { label: 'Certificates that it showed', log: 'known_certs', filter: [host] },
    { label: 'Software that it showed', log: 'software', filter: [host] },
  ]
}
