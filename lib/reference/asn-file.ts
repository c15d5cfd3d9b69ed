import { addressNumber } from '../address'

/** A range of addresses, both ends included, as numbers of lib/address. */
export interface AsnRange {
  readonly first: bigint
  readonly last: bigint
  readonly asn: number
  readonly organisation: string
}

const mostAsn = 2 ** 32 - 1

/**
 * A line of an iptoasn table: first, last, asn, country, description, with tabs between. `unrouted` where nobody announces the
 * range (asn 0), null for a line that cannot be read.
 */
export function asnRange(line: string): AsnRange | 'unrouted' | null {
  const [from = '', to = '', number = '', , organisation = ''] = line.split('\t')
  const first = addressNumber(from.trim())
  const last = addressNumber(to.trim())
  const asn = /^(?:AS)?(\d{1,10})$/i.exec(number.trim())?.[1]
  if (first === null || last === null || asn === undefined || first > last || Number(asn) > mostAsn) return null
  if (from.includes(':') !== to.includes(':')) return null
  return Number(asn) === 0 ? 'unrouted' : { first, last, asn: Number(asn), organisation: organisation.trim() }
}
