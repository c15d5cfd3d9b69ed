'use client'

import { createContext, useContext } from 'react'
import type { Kind } from '@/lib/columns'
import type { Opening } from '@/lib/entity'
import type { OutsideLink } from '@/lib/links'

/** A value where it stands: what its menu is about. */
export interface Subject {
  readonly value: string | number | boolean | null
  readonly kind?: Kind | undefined
  /** The field that a filter uses; without it the value can only be opened and copied. */
  readonly field?: string | undefined
  /** A log whose records may have it. */
  readonly log?: string | undefined
  /** What stands beside it in its row or record. */
  readonly record?: Readonly<Record<string, unknown>> | undefined
}

export interface EntityLead {
  readonly kind: string
  readonly path: string
  readonly opens: readonly Opening[]
}

/** Where values lead to. */
export interface Leads {
  readonly entities: readonly EntityLead[]
  readonly links: readonly OutsideLink[]
  /** Whether there is a hunt that stacks a field. */
  readonly stacks: boolean
}

const Context = createContext<Leads>({ entities: [], links: [], stacks: false })

export const LeadsProvider = Context.Provider
export const useLeads = (): Leads => useContext(Context)

const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The id that an opening makes of a value; null where a part is missing. */
function idOf({ id }: Opening, { value, record }: Subject): string | null {
  let whole = true
  const text = id.replace(/\{(\w*)\}/g, (_, name: string) => {
    const part = said(name === '' ? value : record?.[name])
    whole &&= part !== ''
    return part
  })
  return whole ? text : null
}

function fits({ kinds, fields, like }: Opening, { value, kind, field }: Subject): boolean {
  const meant = (kind !== undefined && kinds?.includes(kind)) || (field !== undefined && fields?.includes(field))
  return Boolean(meant) && (like === undefined || new RegExp(`^(?:${like})$`, 'i').test(said(value)))
}

/** The page about a value; null where it has none. */
export function leadOf(entities: readonly EntityLead[], subject: Subject): { readonly kind: string; readonly path: string } | null {
  if (subject.value === null || subject.value === '') return null
  for (const { kind, path, opens } of entities)
    for (const opening of opens) {
      const id = fits(opening, subject) ? idOf(opening, subject) : null
      if (id !== null) return { kind, path: `/${path}/${encodeURIComponent(id).replaceAll('%3A', ':')}` }
    }
  return null
}

const looked: Readonly<Record<string, OutsideLink['of']>> = { host: 'address', name: 'name', certificate: 'hash' }

/** The look-ups outside that fit a value. */
export function linksFor({ entities, links }: Leads, subject: Subject): readonly OutsideLink[] {
  if (said(subject.value) === '') return []
  const kind = subject.kind === 'hash' ? 'hash' : looked[leadOf(entities, subject)?.kind ?? '']
  return links.filter(({ of }) => of === 'value' || of === kind)
}
