import { domainName } from './domain-name'
import { ownSuffixes } from './suffixes'

/** Which fields of a comma-separated line hold rank and name. */
export interface PopularityLayout {
  readonly rank: number
  readonly name: number
  readonly header: boolean
}

const rankHeads = ['rank', 'globalrank']
const nameHeads = ['domain', 'origin']

const unquoted = (field: string) => field.replace(/^\s*"(.*)"\s*$/, '$1')
const fieldsOf = (line: string) => (line.includes('"') ? line.split(',').map(unquoted) : line.split(','))

/**
 * The layout of a popularity list by its first line: a header that names rank and domain (Majestic: GlobalRank, Domain; CrUX: origin,
 * rank), or `rank,domain` without one (Tranco, Umbrella). Null for anything else.
 */
export function popularityLayout(first: string): PopularityLayout | null {
  const fields = fieldsOf(first).map((field) => field.trim().toLowerCase())
  const rank = fields.findIndex((field) => rankHeads.includes(field))
  const name = fields.findIndex((field) => nameHeads.includes(field))
  if (rank >= 0 && name >= 0) return { rank, name, header: true }
  const plain = { rank: 0, name: 1, header: false }
  return fields.length === 2 && popularityEntry(first, plain) !== null ? plain : null
}

const local = new Set(ownSuffixes)

// CrUX lists origins: `https://www.example.com:8443`.
const hostOf = (field: string) => (field.includes(':') ? field.replace(/^https?:\/\//, '').replace(/:\d+$/, '') : field)

/** Rank and name of a line. `local` for a name that only means something within a site, null for a line that cannot be read. */
export function popularityEntry(line: string, layout: PopularityLayout): { readonly rank: number; readonly name: string } | 'local' | null {
  const fields = fieldsOf(line)
  const rank = (fields[layout.rank] ?? '').trim()
  const name = domainName(hostOf(fields[layout.name] ?? ''))
  if (name === null || !/^[1-9]\d{0,8}$/.test(rank)) return null
  return local.has(name.slice(name.lastIndexOf('.') + 1)) ? 'local' : { rank: Number(rank), name }
}
