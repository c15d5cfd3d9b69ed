import { domainName } from './domain-name'

/** Which fields of a line hold domain and category. */
export interface CategoryLayout {
  readonly domain: number
  readonly category: number
  readonly header: boolean
}

const domainHeads = ['domain', 'host', 'name']
const categoryHeads = ['category', 'categories']
const longest = 200

const separator = (line: string) => (line.includes('\t') ? '\t' : ',')

/** Fields as CSV writes them; a quoted one may hold separators. */
function fieldsOf(line: string): readonly string[] {
  const between = separator(line)
  const fields = between === ',' ? [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g)] : null
  const texts = fields?.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '') ?? line.split(between)
  return texts.map((text) => text.trim())
}

/** A name of two labels or more whose last one is no number: neither a rank nor an address. */
function domainOf(field: string): string | null {
  const name = domainName(field)
  return name !== null && /\.(?!\d+$)[^.]+$/.test(name) ? name : null
}

/**
 * The layout of a list of categorised domains by its first line: a header that names domain and category and no rank, or
 * `domain,category` without one, with commas or tabs. Null for anything else.
 */
export function categoryLayout(first: string): CategoryLayout | null {
  const fields = fieldsOf(first).map((field) => field.toLowerCase())
  const domain = fields.findIndex((field) => domainHeads.includes(field))
  const category = fields.findIndex((field) => categoryHeads.includes(field))
  if (domain >= 0 && category >= 0) return { domain, category, header: true }
  const plain = { domain: 0, category: 1, header: false }
  return fields.length === 2 && categoryEntry(first, plain) !== null ? plain : null
}

/** Domain and category of a line; null for a line that cannot be read. A category is words: it holds a letter. */
export function categoryEntry(line: string, layout: CategoryLayout): { readonly name: string; readonly category: string } | null {
  const fields = fieldsOf(line)
  const name = domainOf(fields[layout.domain] ?? '')
  const category = (fields[layout.category] ?? '').replaceAll(/\s+/g, ' ')
  return name === null || category.length > longest || !/\p{L}/u.test(category) ? null : { name, category }
}
