'use client'

import { useEffect, useRef } from 'react'
import type { Following } from './use-meeting'

/** Tells a meeting once that somebody is there who was not. */
export function useAttend({ meeting, live, tell }: Following, me: string): void {
  const told = useRef(false)
  const isThere = meeting?.state.present.includes(me) ?? true
  useEffect(() => {
    if (isThere || !live || told.current) return
    told.current = true
    tell({ by: me, kind: 'join' }).catch(() => {
      told.current = false
    })
  }, [isThere, live, me, tell])
}
