import { getDomain } from 'tldts'
import { addressNumber, addressText } from '@/lib/address'
import type { Kind } from '@/lib/columns'
import { fieldOf, identityOf, type Named } from '@/lib/decisions/subject'
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
export function partsOf(row: Named): readonly Part[] {
  return identityOf(row).map(({ column, value, silent }) => {
    const exact = exactly(fieldOf(column), value)
    const values = [exact.value, ...(typeof value === 'string' ? wider(value, column.kind) : [])]
    return { field: exact.field, label: column.label, values, usual: silent ? null : exact.value }
  })
}
