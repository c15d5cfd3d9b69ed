import { useSyncExternalStore } from 'react'

let asked = 0
const listeners = new Set<() => void>()

/** What answers are made from has changed: all that is on the page is asked again, and stays until it is answered. */
export function askAllAgain(): void {
  asked += 1
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Another number whenever all is asked again. */
export const useAllAgain = (): number =>
  useSyncExternalStore(
    listen,
    () => asked,
    () => 0,
  )
