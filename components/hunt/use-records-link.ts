'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { address } from '../url-state/address'
import { pushCrumb, useTrail } from '../url-state/trail'
import type { Records } from './answer'
import type { Description } from './description'

/** Leads to records with the evidence's own filters, and back to this row by a crumb in the URL. */
export function useRecordsOf(hunt: Description): (records: Records, name: string) => string {
  const trail = useTrail()
  const path = usePathname()
  const search = useSearchParams()
  return ({ log, filter, from, to }, name) => {
    const back = new URLSearchParams(search)
    back.delete('trail')
    const crumb = { label: `${hunt.title}: ${name}`, href: `${path}?${back}` }
    return address(`/logs/${log}`, { from, to, filter }, { trail: pushCrumb(trail, crumb) })
  }
}

export function useRecordsLink(hunt: Description, name: string): (records: Records) => string {
  const of = useRecordsOf(hunt)
  return (records) => of(records, name)
}
