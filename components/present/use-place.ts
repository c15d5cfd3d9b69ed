'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Following } from './use-meeting'

/**
 * The card that the meeting has before it, and how to put another one there for everybody. The own choice is seen at once; of several in
 * a row the last one is told; what could not be told is told when the connection is back.
 */
export function usePlace({ meeting, live, tell }: Following, me: string, cards: number): readonly [number, (place: number) => void] {
  const [wanted, setWanted] = useState<number | null>(null)
  const untold = useRef<number | null>(null)
  const telling = useRef(false)
  const send = useCallback(async () => {
    if (telling.current) return
    telling.current = true
    try {
      while (untold.current !== null) {
        const card = untold.current
        await tell({ by: me, kind: 'show', card })
        if (untold.current === card) untold.current = null
      }
      setWanted(null)
    } catch {
      // The page says that the connection is lost.
    } finally {
      telling.current = false
    }
  }, [tell, me])
  useEffect(() => {
    if (live) void send()
  }, [live, send])
  const show = (place: number) => {
    if (place < 0 || place >= cards) return
    untold.current = place
    setWanted(place)
    void send()
  }
  return [Math.min(wanted ?? meeting?.state.card ?? 0, cards - 1), show]
}
