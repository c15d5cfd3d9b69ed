'use client'

import { parseAsNativeArrayOf, parseAsString, useQueryState } from 'nuqs'
import { readable } from './address'

/** A place that the user came from: what stands in the crumb and where it leads. */
export interface Crumb {
  readonly label: string
  readonly href: string
}

const parser = parseAsNativeArrayOf(parseAsString)

/** The crumbs of the URL, oldest first; each leads back to its place and to the way there. */
export function useTrail(): readonly Crumb[] {
  const [entries] = useQueryState('trail', parser)
  return readTrail(entries)
}

/** Reads entries of the URL, `label@/path?query` each; anything that is no path of ours is dropped. */
export function readTrail(entries: readonly string[]): readonly Crumb[] {
  const kept = entries.filter((entry) => readCrumb(entry) !== null)
  return kept.flatMap((entry, i) => {
    const crumb = readCrumb(entry)
    return crumb ? [{ ...crumb, href: withTrail(crumb.href, kept.slice(0, i)) }] : []
  })
}

/** A path of a page: two parts at most, the second as it stands encoded. */
const ours = /^\/(?!api(?:\/|\?|$))(?:[a-z-]+(?:\/[\w.~:%@!$'()*,[\]-]+)?)?(?:\?|$)/

export function readCrumb(entry: string): Crumb | null {
  const at = entry.indexOf('@/')
  const href = entry.slice(at + 1)
  if (at < 1 || !ours.test(href)) return null
  return { label: entry.slice(0, at), href }
}

/** An entry names a place without the way there: that is what the entries before it are for. */
const writeCrumb = ({ label, href }: Crumb): string => `${label.replaceAll('@/', '@')}@${withTrail(href, [])}`

function withTrail(href: string, entries: readonly string[]): string {
  const [path = '', query = ''] = href.split('?', 2)
  const search = new URLSearchParams(query)
  search.delete('trail')
  for (const entry of entries) search.append('trail', entry)
  return search.size > 0 ? `${path}?${readable(search)}` : path
}

/** The trail with one more place; at most the last four are kept, so that links stay readable. */
export const pushCrumb = (trail: readonly Crumb[], crumb: Crumb): string[] => [...trail, crumb].slice(-4).map(writeCrumb)
