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

const unquoted = (field: string) => field.trim().replace(/^"(.*)"$/, '$1')
const fieldsOf = (line: string) => line.split(',').map(unquoted)

/**
 * The layout of a popularity list by its first line: a header that names rank and domain (Majestic: GlobalRank, Domain; CrUX: origin,
 * rank), or `rank,domain` without one (Tranco, Umbrella). Null for anything else.
 */
export function popularityLayout(first: string): PopularityLayout | null {
  const fields = fieldsOf(first).map((field) => field.toLowerCase())
  const rank = fields.findIndex((field) => rankHeads.includes(field))
  const name = fields.findIndex((field) => nameHeads.includes(field))
  if (rank >= 0 && name >= 0) return { rank, name, header: true }
  const plain = { rank: 0, name: 1, header: false }
  return fields.length === 2 && popularityEntry(first, plain) !== null ? plain : null
}

const local = new RegExp(`(?:^|\\.)(?:${ownSuffixes.join('|')})$`)

/** Rank and name of a line. `local` for a name that only means something within a site, null for a line that cannot be read. */
export function popularityEntry(line: string, layout: PopularityLayout): { readonly rank: number; readonly name: string } | 'local' | null {
  const fields = fieldsOf(line)
  const rank = fields[layout.rank] ?? ''
  // CrUX lists origins: `https://www.example.com`.
  const name = domainName((fields[layout.name] ?? '').replace(/^https?:\/\//, '').replace(/:\d+$/, ''))
  if (name === null || !/^[1-9]\d{0,8}$/.test(rank)) return null
  return local.test(name) ? 'local' : { rank: Number(rank), name }
}
