import type { RowOf } from '../../columns'
import { clocksFrom } from '../../time'
import type { columns } from './columns'
import type { Params } from './params'

export type PairRow = RowOf<typeof columns>

const counted = (n: number | null, one: string, many = `${one}s`) => `${(n ?? 0).toLocaleString('en')} ${n === 1 ? one : many}`
const has = (row: PairRow, code: string) => row.signals?.includes(code) ?? false

function shown(row: PairRow): string {
  const name = row.server_name === null ? 'No name was sent' : `${row.server_name} was asked for`
  if (row.certificate === null)
    return `${name}, no certificate was seen${row.why_none ? ` (${row.why_none.replace(/^none,? ?/, '')})` : ''}`
  const subject = row.common_name ?? row.subject
  if (row.server_name === null) return `${name}, the certificate is for ${subject ?? 'a name that is not logged'}`
  if (has(row, 'name_not_covered') || has(row, 'common_name_other') || row.tor)
    return `${name}, the certificate is for ${subject ?? 'another name'}`
  if (has(row, 'common_name_only')) return `${name}, the certificate has it as its common name alone`
  return row.san_count === null ? `${name}, what the certificate holds for is not logged` : `${name} and the certificate holds for it`
}

function dates(row: PairRow, params: Params): readonly string[] {
  const days = Math.round(row.validity_days ?? 0).toLocaleString('en')
  return [
    ...(has(row, 'over_limit') ? [`It is valid for ${days} days where ${row.limit_days} were allowed.`] : []),
    ...(has(row, 'absurd_validity') && !has(row, 'over_limit') ? [`It is valid for ${days} days.`] : []),
    ...(has(row, 'out_of_validity')
      ? [
          row.days_out === null
            ? 'The sensor found it out of its validity.'
            : `It was seen ${Math.round(row.days_out)} days out of its validity.`,
        ]
      : []),
    ...(has(row, 'fresh') ? [`It was first used within ${params.fresh} days of its issue.`] : []),
  ]
}

/** What was seen, with its numbers first; the ledger has the rest. */
export const called = (row: PairRow): string => row.server_name ?? 'no name sent'

export function sentence(row: PairRow, params: Params): string {
  const where = `${counted(row.clients, 'client')} and ${counted(row.addresses, 'server')} in ${counted(row.networks, 'network')}, ${counted(row.connections, 'connection')}`
  return [
    `${shown(row)}: ${where}.`,
    ...(has(row, 'address_sent') ? ['What was sent as the name is an address, which RFC 6066 rules out; no lookup leads to it.'] : []),
    ...(row.tool === null ? [] : [`The certificate is a default of a tool (${row.tool}).`]),
    ...(row.tor ? ['Subject and issuer are host names at random, as Tor makes them.'] : []),
    ...(has(row, 'example_subject') ? [`Its subject is the text of an example (${row.example}).`] : []),
    ...(has(row, 'host_differs') ? [`Within the connections ${row.other_host} was asked for.`] : []),
    ...(has(row, 'fronting')
      ? [
          `${counted(row.fronting_clients, 'client')} had resolved ${row.other_name} and no name that fits before ${counted(row.fronted, 'connection')}.`,
        ]
      : []),
    ...(has(row, 'self_signed') ? ['It is signed by itself.'] : []),
    ...dates(row, params),
    ...(has(row, 'serial_spread')
      ? [
          `Its serial number was shown by ${counted(row.serial_addresses, 'address', 'addresses')} in ${counted(row.serial_networks, 'network')}.`,
        ]
      : []),
    ...(has(row, 'subject_reused') ? [`${counted(row.subject_certificates, 'self-signed certificate')} have this subject.`] : []),
    ...(has(row, 'serial_reused') ? [`Its serial number has ${row.serial_fingerprints} fingerprints.`] : []),
  ].join(' ')
}

export function caveats(row: PairRow): readonly string[] {
  const noCertificate = row.certificate === null
  return [
    'The host asked for within the encryption is seen only where something that decrypts feeds the sensor.',
    ...(noCertificate ? ['The certificate: none is in the log, so nothing that is read from one was judged.'] : []),
    ...(row.why_none === 'not in x509'
      ? ['The certificate’s contents: x509.log has no row for it, so names, dates and key were not judged, save what ssl.log says.']
      : []),
    ...(row.not_valid_after !== null && row.last_seen !== null && row.last_seen < clocksFrom
      ? ['Whether it was valid when it was seen: the records’ times count from 1970, not from a clock that was set.']
      : []),
    ...(!noCertificate && row.fingerprint === null
      ? ['Whether one serial number has several certificates: no fingerprint is known here.']
      : []),
    ...(has(row, 'over_limit') ? ['Whether the issuer is who it says: the chain was not checked here.'] : []),
    ...(has(row, 'never_looked_up') || has(row, 'fronting')
      ? ['Lookups before the capture began, over HTTPS or TLS, from a hosts file, or by another address of the same host.']
      : []),
  ]
}
