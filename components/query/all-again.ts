import { useEffect, useState } from 'react'

/** Of which addresses the answers may have changed. */
export type Concerned = (url: string) => boolean

const listeners = new Set<(concerned: Concerned) => void>()

/** What some answers are made from has changed: those that are on the page are asked again, and stay until they are answered. */
export function askAgain(concerned: Concerned): void {
  for (const listener of listeners) listener(concerned)
}

/** The same of everything. */
export const askAllAgain = (): void => askAgain(() => true)

/** Another number whenever that address is to be asked again. */
export function useAskedAgain(url: string | null): number {
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (url === null) return
    const listener = (concerned: Concerned) => {
      if (concerned(url)) setAsked((before) => before + 1)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [url])
  return asked
}
