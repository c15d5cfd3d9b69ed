import { Reader } from 'maxmind'
import { z } from 'zod'

/** What a database says of addresses, looked up one by one. */
export interface Lookup {
  readonly kind: 'asn' | 'country'
  /** The columns behind the address as lib/store/duckdb-lists reads them, with tabs between; null where nothing is known. */
  readonly find: (address: string) => string | null
}

// GeoLite2, GeoIP2 and DB-IP nest the code, IPinfo writes it as text.
const code = z.string().regex(/^[A-Z]{2}$/)
const countryRecord = z.union([
  z.looseObject({ country: z.looseObject({ iso_code: code }) }).transform((found) => found.country.iso_code),
  z.looseObject({ country_code: code }).transform((found) => found.country_code),
  z.looseObject({ country: code }).transform((found) => found.country),
])

const countryText = (found: unknown): string | null => countryRecord.safeParse(found).data ?? null

// GeoLite2, GeoIP2 ISP and DB-IP name their fields like the first, IPinfo like the second.
const systemRecord = z.union([
  z
    .looseObject({ autonomous_system_number: z.int(), autonomous_system_organization: z.string().optional() })
    .transform((found) => ({ asn: found.autonomous_system_number, organisation: found.autonomous_system_organization ?? '' })),
  z
    .looseObject({ asn: z.string().regex(/^AS\d+$/), name: z.string().optional() })
    .transform((found) => ({ asn: Number(found.asn.slice(2)), organisation: found.name ?? '' })),
])

const asnText = (found: unknown): string | null => {
  const { success, data } = systemRecord.safeParse(found)
  return success && data.asn > 0 ? `${data.asn}\t${data.organisation.replaceAll(/\s+/g, ' ')}` : null
}

/** What a database says of an address; nothing where its bytes lead nowhere, so that one damaged entry does not cost the others. */
function entry(reader: Reader<Record<string, never>>, address: string): unknown {
  try {
    return reader.get(address)
  } catch {
    return null
  }
}

/** Opens a database of addresses by its content: of systems or of countries; null for any other. Throws for a broken one. */
export function openMmdb(content: Buffer): Lookup | null {
  const reader = new Reader<Record<string, never>>(content)
  const { databaseType, ipVersion, binaryFormatMajorVersion } = reader.metadata
  if (binaryFormatMajorVersion !== 2) throw new Error(`format version ${binaryFormatMajorVersion} is not known`)
  const kind = /country|city/i.test(databaseType) ? 'country' : /asn|isp/i.test(databaseType) ? 'asn' : null
  if (kind === null) return null
  const textOf = kind === 'asn' ? asnText : countryText
  // In a database of IPv4 alone, the bits of an IPv6 address would lead to somebody else's entry.
  return { kind, find: (address) => (ipVersion === 4 && address.includes(':') ? null : textOf(entry(reader, address))) }
}
