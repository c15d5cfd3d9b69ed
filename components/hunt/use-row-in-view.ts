import { useEffect } from 'react'

/** Keeps the open row in view: the inspector takes room from what stands above the table, which then moves it down. */
export function useRowInView(row: string | null) {
  useEffect(() => {
    if (row === null) return
    const look = () => document.querySelector('[role="grid"] [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    const frame = requestAnimationFrame(() => requestAnimationFrame(look))
    return () => cancelAnimationFrame(frame)
  }, [row])
}
