'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

/** Shows and marks the term that the address names: one that arrives later than its page is no target to the browser. */
export function Anchor() {
  const path = usePathname()
  const search = useSearchParams()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address of the page may name another term
  useEffect(() => {
    const mark = () => {
      document.querySelector('[data-here]')?.removeAttribute('data-here')
      const term = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
      term?.setAttribute('data-here', '')
      term?.scrollIntoView({ block: 'center' })
    }
    mark()
    window.addEventListener('hashchange', mark)
    return () => window.removeEventListener('hashchange', mark)
  }, [path, search])
  return null
}
