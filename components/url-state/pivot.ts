'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'
import { address, readable } from './address'
import { type ScopeState, useScope } from './scope'
import { type Crumb, pushCrumb, useTrail } from './trail'

/** Where the user is, as a crumb that leads back with scope, order and open row; not to the way there. */
function useHere(label?: string): () => Crumb {
  const path = usePathname()
  const search = useSearchParams()
  return useCallback(() => {
    const rest = new URLSearchParams(search)
    rest.delete('trail')
    const title = typeof document === 'undefined' ? '' : document.title.replace(/ · Spoor$/, '')
    const query = readable(rest)
    return { label: (label ?? title) || 'Start', href: query ? `${path}?${query}` : path }
  }, [path, search, label])
}

/** The address of another page that carries the scope, or another one, and the way back. */
export function usePivot(label?: string): (path: string, scope?: ScopeState) => string {
  const [present] = useScope()
  const trail = useTrail()
  const here = useHere(label)
  return useCallback((path, scope = present) => address(path, scope, { trail: pushCrumb(trail, here()) }), [present, trail, here])
}
