'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Rows are looked for this far from where they were. */
const FAR = 200
/** As many rows of those in view are remembered: what was the first may be gone. */
const SEEN = 6

interface Stay<Row> {
  /** Names what the rows answer; rows of another question have no place to keep, and none have where it is null. */
  readonly of: string | null
  readonly rowAt: (index: number) => Row | undefined
  readonly rowId: (row: Row) => string
  /** The keyboard row, and the first row in view. */
  readonly active: number
  readonly first: number
  readonly scroller: RefObject<HTMLElement | null>
  /** Height of a row. */
  readonly height: number
  /** Where the keyboard row is now. */
  readonly onMove: (row: number) => void
}

/** Rows with their places, as they were at the last drawing. */
type Seen = readonly { readonly id: string; readonly at: number }[]

/** By how many rows the first of these that is still there has moved; 0 where none is found. */
export function shiftOf(seen: Seen, idAt: (index: number) => string | null): number {
  for (const { id, at } of seen) for (let by = 0; by <= FAR; by++) for (const moved of [by, -by]) if (idAt(at + moved) === id) return moved
  return 0
}

/** Keeps the keyboard on its row and what is in view in its place when the same question is answered anew. */
export function useStay<Row>({ of, rowAt, rowId, active, first, scroller, height, onMove }: Stay<Row>): void {
  const last = useRef<{ of: string | null; rowAt: unknown; active: Seen; view: Seen }>(undefined)
  useLayoutEffect(() => {
    const idAt = (index: number) => {
      const row = index < 0 ? undefined : rowAt(index)
      return row === undefined ? null : rowId(row)
    }
    const before = last.current
    const shifts =
      of !== null && before !== undefined && before.of === of && before.rowAt !== rowAt
        ? { active: shiftOf(before.active, idAt), view: shiftOf(before.view, idAt) }
        : { active: 0, view: 0 }
    const seen = (from: number, rows: number): Seen =>
      Array.from({ length: rows }, (_, i) => from + i).flatMap((at) => {
        const id = idAt(at)
        return id === null ? [] : [{ id, at }]
      })
    last.current = { of, rowAt, active: seen(active + shifts.active, 1), view: seen(first + shifts.view, SEEN) }
    // At the top a new first row is what is to be seen.
    if (scroller.current && scroller.current.scrollTop > 0 && shifts.view !== 0) scroller.current.scrollTop += shifts.view * height
    if (shifts.active !== 0) onMove(active + shifts.active)
  })
}
