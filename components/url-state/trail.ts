'use client'

import { parseAsNativeArrayOf, parseAsString, useQueryState } from 'nuqs'

/** A place that the user came from: what stands in the crumb and where it leads. */
export interface Crumb {
  readonly label: string
  readonly href: string
}

const parser = parseAsNativeArrayOf(parseAsString)

/** The crumbs of the URL, oldest first. One entry is `label@/path?query`; anything that is no path of ours is dropped. */
export function useTrail(): readonly Crumb[] {
  const [entries] = useQueryState('trail', parser)
  return entries.map(readCrumb).filter((crumb) => crumb !== null)
}

/** A path of a page: two parts at most, the second as it stands encoded. */
const ours = /^\/(?:[a-z-]+(?:\/[\w.~:%@!$'()*,[\]-]+)?)?(?:\?|$)/

export function readCrumb(entry: string): Crumb | null {
  const at = entry.indexOf('@/')
  const href = entry.slice(at + 1)
  if (at < 1 || !ours.test(href)) return null
  return { label: entry.slice(0, at), href }
}

export const writeCrumb = ({ label, href }: Crumb): string => `${label.replaceAll('@/', '@')}@${href}`

/** The trail with one more place; at most the last four are kept, so that links stay readable. */
export const pushCrumb = (trail: readonly Crumb[], crumb: Crumb): string[] => [...trail, crumb].slice(-4).map(writeCrumb)
