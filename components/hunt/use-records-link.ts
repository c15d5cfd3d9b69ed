'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { pushCrumb, useTrail } from '../url-state/trail'
import type { Records } from './answer'
import type { Description } from './description'

/** Where records are read; with an id, the detail of that one beside them. */
export type RecordsHref = (records: Records, id?: string) => string

/** Leads to records with the evidence's own filters, and back to this row by a crumb in the URL. */
export function useRecordsOf(hunt: Description): (records: Records, name: string, id?: string) => string {
  const trail = useTrail()
  const path = usePathname()
  const search = useSearchParams()
  const [scope] = useScope()
  return ({ log, filter, from, to }, name, id) => {
    const back = new URLSearchParams(search)
    back.delete('trail')
    const crumb = { label: `${hunt.title}: ${name}`, href: `${path}?${back}` }
    return address(`/logs/${log}`, { ...scope, from, to, filter }, { row: id, trail: pushCrumb(trail, crumb) })
  }
}

export function useRecordsLink(hunt: Description, name: string): RecordsHref {
  const of = useRecordsOf(hunt)
  return (records, id) => of(records, name, id)
}
