import { Reader } from 'maxmind'
import { z } from 'zod'

/** Systems of addresses, looked up one by one. */
export interface AsnLookup {
  readonly find: (address: string) => { readonly asn: number; readonly organisation: string } | null
}

// GeoLite2, GeoIP2 ISP and DB-IP name their fields like the first, IPinfo like the second.
const record = z.union([
  z
    .looseObject({ autonomous_system_number: z.int(), autonomous_system_organization: z.string().optional() })
    .transform((found) => ({ asn: found.autonomous_system_number, organisation: found.autonomous_system_organization ?? '' })),
  z
    .looseObject({ asn: z.string().regex(/^AS\d+$/), name: z.string().optional() })
    .transform((found) => ({ asn: Number(found.asn.slice(2)), organisation: found.name ?? '' })),
])

/** What a database says of an address; nothing where its bytes lead nowhere, so that one damaged entry does not cost the others. */
function entry(reader: Reader<Record<string, never>>, address: string): unknown {
  try {
    return reader.get(address)
  } catch {
    return null
  }
}

/** Opens a database of addresses by its content: one of systems answers a lookup, any other its kind. Throws for a broken one. */
export function openMmdb(content: Buffer): AsnLookup | 'country' | 'unknown' {
  const reader = new Reader<Record<string, never>>(content)
  const { databaseType, ipVersion, binaryFormatMajorVersion } = reader.metadata
  if (binaryFormatMajorVersion !== 2) throw new Error(`format version ${binaryFormatMajorVersion} is not known`)
  if (/country|city/i.test(databaseType)) return 'country'
  if (!/asn|isp/i.test(databaseType)) return 'unknown'
  return {
    find: (address) => {
      // In a database of IPv4 alone, the bits of an IPv6 address would lead to somebody else's entry.
      if (ipVersion === 4 && address.includes(':')) return null
      const found = record.safeParse(entry(reader, address))
      return found.success && found.data.asn > 0 ? found.data : null
    },
  }
}
