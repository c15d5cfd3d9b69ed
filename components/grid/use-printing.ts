'use client'
import { useSyncExternalStore } from 'react'

/** Rows of a grid that are printed: those of the first page are sure to be here. */
export const PRINTED = 200

/** Whether the page is being printed: a table then draws its rows one below the other, in view or not. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia('print').matches,
    () => false,
  )
}

function subscribe(listen: () => void): () => void {
  const print = matchMedia('print')
  print.addEventListener('change', listen)
  return () => print.removeEventListener('change', listen)
}
