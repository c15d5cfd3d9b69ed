'use client'

import { type RefObject, useCallback } from 'react'

const rowsIn = (place: HTMLElement) =>
  [...place.querySelectorAll<HTMLElement>('table tbody tr, [data-rows] > li')].filter(
    (row) => row.querySelector('a, button') !== null && row.offsetParent !== null,
  )

const isFocusIn = (place: Element) => place.contains(document.activeElement)

/** Whether one stands after the place that has the focus; where nothing in the page has it, everything does. */
function isAhead(one: HTMLElement, page: HTMLElement): boolean {
  const at = document.activeElement
  return !at || !page.contains(at) || (at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function focusRow(row: HTMLElement | undefined) {
  row?.querySelector<HTMLElement>('a, button')?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** The parts of a page that have a heading of their own, each with it. */
const blocksIn = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>('section h2')].flatMap((heading) => {
    const block = heading.closest<HTMLElement>('section')
    return block ? [{ heading, block }] : []
  })

/** Moves the focus over a page's tables: from row to row, from the last row of one block to the first of the next, and from block to block. */
export function useRows(page: RefObject<HTMLElement | null>) {
  const move = useCallback(
    (step: 1 | -1) => {
      if (!page.current) return
      const whole = page.current
      const rows = rowsIn(whole)
      const at = rows.findIndex(isFocusIn)
      // Beside a row, as on a heading: the nearest one on that side.
      const ahead = rows.findIndex((row) => isAhead(row, whole))
      const beside = step > 0 ? ahead : (ahead === -1 ? rows.length : ahead) - 1
      focusRow(at === -1 ? rows.at(beside) : rows[Math.max(0, Math.min(rows.length - 1, at + step))])
    },
    [page],
  )
  const moveBlock = useCallback(
    (step: 1 | -1) => {
      if (!page.current) return
      const blocks = blocksIn(page.current)
      const at = blocks.findIndex(({ block }) => isFocusIn(block))
      const next = blocks[at === -1 ? (step > 0 ? 0 : blocks.length - 1) : Math.max(0, Math.min(blocks.length - 1, at + step))]
      if (!next) return
      next.heading.scrollIntoView({ block: 'nearest' })
      const [first] = rowsIn(next.block)
      if (first) return focusRow(first)
      next.heading.tabIndex = -1
      next.heading.focus()
    },
    [page],
  )
  const menu = useCallback(() => {
    const row = page.current && rowsIn(page.current).find(isFocusIn)
    row?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click()
  }, [page])
  return { move, moveBlock, menu }
}
