import { getDomain } from 'tldts'
import { addressNumber, addressText } from '@/lib/address'
import type { Column, Kind } from '@/lib/columns'
import { exactly } from '@/lib/filters'

/** One thing that a row is, and how widely an entry may say it. */
export interface Part {
  /** As an entry names it. */
  readonly field: string
  readonly label: string
  /** Exact first, then ever wider. */
  readonly values: readonly string[]
  /** The value that is chosen unless told otherwise; null where the part is left out. */
  readonly usual: string | null
}

interface Subject {
  readonly row: Readonly<Record<string, unknown>>
  readonly columns: readonly (Column & { readonly key: string })[]
  /** Keys of the columns that make a row what it is. */
  readonly identity: readonly string[]
}

/** What the row is about means the same in any hunt. */
const general: Readonly<Partial<Record<Kind, string>>> = { name: 'name', address: 'host' }

/** The names above, as globs, down to the registrable one; none where strangers own what lies beside it. */
function widerNames(name: string): readonly string[] {
  const domain = getDomain(name, { allowPrivateDomains: true })
  if (domain === null || !name.toLowerCase().endsWith(domain)) return []
  const labels = name.split('.')
  const most = labels.length - domain.split('.').length
  return Array.from({ length: most }, (_, i) => `*.${labels.slice(i + 1).join('.')}`)
}

function widerAddresses(address: string): readonly string[] {
  const number = addressNumber(address)
  if (number === null) return []
  const [free, bits] = address.includes(':') ? [64n, 64] : [8n, 24]
  return [`${addressText((number >> free) << free)}/${bits}`]
}

function wider(value: string, kind: Kind): readonly string[] {
  if (kind === 'name') return widerNames(value)
  return kind === 'address' ? widerAddresses(value) : []
}

/** What an entry made from a row can say: one part for each value that makes the row what it is. */
export function partsOf({ row, columns, identity }: Subject): readonly Part[] {
  const parts = identity.flatMap((key): (Part & { readonly quiet: boolean })[] => {
    const column = columns.find((one) => one.key === key)
    if (!column) return []
    const { kind, label, field = key, quiet = false } = column
    const given = row[key]
    const values = Array.isArray(given) ? (given.length === 0 ? [''] : given) : [given ?? null]
    return values.map((one) => {
      const value = one === null || typeof one === 'boolean' || typeof one === 'number' ? one : String(one)
      const exact = exactly(general[kind] ?? field, value)
      const all = [exact.value, ...(typeof value === 'string' ? wider(value, kind) : [])]
      return { field: exact.field, label, values: all, usual: exact.value, quiet }
    })
  })
  const says = (part: (typeof parts)[number]) => !part.quiet && /[\p{L}\p{N}]/u.test(part.usual ?? '')
  // What the table does not show narrows an entry only where nothing else says what it is about.
  const silent = parts.some(says)
  return parts.map(({ quiet, ...part }) => (quiet && silent ? { ...part, usual: null } : part))
}
