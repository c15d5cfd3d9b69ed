'use client'

import { type RefObject, useCallback } from 'react'

const rowsIn = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>('table tbody tr')].filter(
    (row) => row.querySelector('a, button') !== null && row.offsetParent !== null,
  )

/** Moves the focus from row to row of a page's tables, from the last row of one block to the first of the next. */
export function useRows(page: RefObject<HTMLElement | null>) {
  const move = useCallback(
    (step: 1 | -1) => {
      if (!page.current) return
      const rows = rowsIn(page.current)
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + step))]
      next?.querySelector<HTMLElement>('a, button')?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    },
    [page],
  )
  const menu = useCallback(() => {
    const row = page.current && rowsIn(page.current).find((one) => one.contains(document.activeElement))
    row?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click()
  }, [page])
  return { move, menu }
}
