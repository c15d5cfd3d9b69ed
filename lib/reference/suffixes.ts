import contentRows from '../../data/reference/content-networks.json'
import neverRows from '../../data/reference/never-hide.json'
import poolRows from '../../data/reference/volunteer-pools.json'

interface SuffixRow {
  readonly suffix: string
  /** Where it is said whose the suffix is. */
  readonly source: string
  /** V read in the source itself, S in an excerpt of it, K known in the field. */
  readonly grade: string
}

const suffixesOf = (rows: readonly SuffixRow[]): readonly string[] => rows.map(({ suffix }) => suffix)

/** Volunteer pools: many addresses in many networks by design. */
export const pools = suffixesOf(poolRows)

/** Content networks and clouds, by the names that their customers' names lead to. */
export const contentNetworks = suffixesOf(contentRows)

/**
 * Popular services through which strangers send links, files, messages and commands: link shorteners, and trusted sites that attackers live off.
 * Those that the Public Suffix List has are not said again.
 */
export const neverHidden = suffixesOf(neverRows)

/** Names that stay within a site. Source: RFC 6303, RFC 6762, RFC 8375; the rest are what routers and directories answer for. */
export const ownSuffixes: readonly string[] = [
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'workgroup',
]
