'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Following } from './use-meeting'

/** Tells a meeting that somebody is there who was not, or who was taken for gone. Answers how to leave it. */
export function useAttend({ meeting, live, tell }: Following, me: string): () => void {
  const router = useRouter()
  const [leaving, setLeaving] = useState(false)
  const telling = useRef(false)
  const isThere = meeting?.state.here.includes(me) ?? true
  useEffect(() => {
    if (isThere || leaving || !live || telling.current) return
    telling.current = true
    tell({ by: me, kind: 'join' })
      .catch(() => undefined)
      .finally(() => {
        telling.current = false
      })
  }, [isThere, leaving, live, me, tell])
  return () => {
    const gone = () => router.push('/reviews')
    setLeaving(true)
    tell({ by: me, kind: 'leave' }).then(gone, gone)
  }
}
