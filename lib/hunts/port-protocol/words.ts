import type { RowOf } from '../../columns'
import { bytesText, counted, whole } from '../../format'
import type { columns } from './columns'
import type { Params } from './params'

export type PortRow = RowOf<typeof columns>

const listed = (names: readonly string[] | null) => (names ?? []).join(', ')

/** `ssh on 80/tcp`. */
export const called = ({ service, all_heard, resp_p, proto }: PortRow): string =>
  `${listed(service) || (all_heard === null ? 'no protocol' : `${all_heard} by its own log`)} on ${resp_p}/${proto}`

/** What stands against each other, by tier. */
function finding({ tier, service, heard, resp_p, proto, expected }: PortRow): string {
  const port = `${resp_p}/${proto}`
  const said = listed(service) || 'no protocol'
  const owner = listed(expected)
  const first = (service ?? []).filter((one) => !expected?.includes(one))
  if (tier === 1 && first.length < (service ?? []).length)
    return `The port is registered for ${owner}, to which ${listed(first)} turned there after beginning in the clear`
  if (tier === 1) return `The port is registered for ${owner}; what was spoken there is ${said}`
  if (tier === 2)
    return `${said} is at home on other ports${owner === '' ? `; ${port} is registered for nothing that Zeek knows` : `; many programs use ${port}`}`
  if (tier === 3 && heard !== null) return `The port is registered for ${owner}, and conn.log names no protocol there`
  if (tier === 3) return `The port is registered for ${owner}, and Zeek saw the whole of it without recognising that or anything else`
  if (tier === 4) return `The port is registered for ${owner}, which was tried on it and did not hold`
  return owner === '' || (service ?? []).length === 0 ? `Nothing is expected on ${port}` : `The port is registered for ${owner}`
}

export function sentence(row: PortRow): string {
  const { clients, servers, days, connections, external } = row
  const said = listed(row.service)
  const spoken = said || row.all_heard
  const spoke = spoken === null ? 'exchanged bytes that no protocol fits with' : `spoke ${spoken} to`
  const who = clients === null ? `${counted(connections, 'connection')} on ${row.resp_p}/${row.proto}` : null
  if (who !== null) return `${who}: ${said || 'no protocol'}. ${finding(row)}.`
  const often = `${counted(connections, 'time')}${days === null || days === 0 ? '' : ` on ${counted(days, 'day')}`}`
  const partly = row.all_heard === null ? ` ${row.heard}` : ''
  const told = row.heard === null ? '' : `, ${whole(row.heard_in ?? 0)} of them${partly} by its own log alone`
  const outside =
    external === 0 ? 'none of it left your networks' : `${external === connections ? 'all' : whole(external ?? 0)} went outside`
  return `${counted(clients, 'client')} ${spoke} ${counted(servers, 'server')} on ${row.resp_p}/${row.proto}, ${often}${told}, and sent ${bytesText(row.orig_bytes ?? 0)}; ${outside}. ${finding(row)}.`
}

export function caveats(row: PortRow, params: Params): readonly string[] {
  return [
    ...(row.tier === 1 || row.tier === 2 ? ['What ran inside: Zeek tells the protocol, not what was done with it.'] : []),
    ...(row.tier === 3 && row.heard === null
      ? ['Whether the bytes are encrypted, compressed or an unknown protocol: conn.log has their number alone.']
      : []),
    ...(row.tier === 4 && row.heard === null
      ? ['What was spoken in its place: an analyzer that gives up says what the bytes are not. One side’s bytes are enough for that.']
      : []),
    ...(row.missed
      ? [`${bytesText(row.missed)} more that the clients sent by sequence numbers: no packet carried them here, so they are in no figure.`]
      : []),
    ...(row.clients === null ? ['Clients, servers and days are counted only for rows that are listed.'] : []),
    ...(row.external !== null && params.own_networks.length > 0
      ? ['Outside is reckoned by the own networks given here, not by Zeek’s local_resp.']
      : []),
    ...(row.first_seen === null ? ['Observation times are missing, so days cannot be told.'] : []),
  ]
}
