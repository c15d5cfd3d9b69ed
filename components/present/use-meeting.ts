'use client'

import { useCallback, useEffect, useState } from 'react'
import type { DecisionEvent } from '@/lib/decisions/event'
import type { Happening } from '@/lib/reviews/state'
import { ask } from '../query/ask'
import { hear, type Meeting } from './meeting'

const RETRY_MS = 1000

export type ToTell = Pick<Happening, 'by' | 'kind'> & { readonly card?: number; readonly text?: string }

export interface Following {
  /** Null until the server has told how the meeting stands. */
  readonly meeting: Meeting | null
  /** Whether what happens is heard at once. */
  readonly live: boolean
  /** Tells the meeting what happens. Rejects with a Failure. */
  readonly tell: (happening: ToTell) => Promise<void>
  /** Takes in what was answered, before it comes down as news. */
  readonly take: (decisions: readonly DecisionEvent[]) => void
}

export const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Follows a meeting. After a lost connection it asks again until it is told anew how everything stands. */
export function useMeeting(id: string): Following {
  const url = `/api/reviews/${id}/events`
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const [live, setLive] = useState(false)
  useEffect(() => {
    let source: EventSource | null = null
    let later: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      clearTimeout(later)
      source?.close()
      source = new EventSource(url)
      source.onmessage = ({ data }) => {
        setLive(true)
        setMeeting((before) => hear(before, JSON.parse(data)))
      }
      source.onerror = lost
    }
    // A browser by itself waits longer, and gives up where a server answers that it is not ready.
    const lost = () => {
      source?.close()
      setLive(false)
      clearTimeout(later)
      later = setTimeout(open, RETRY_MS)
    }
    open()
    window.addEventListener('online', open)
    window.addEventListener('offline', lost)
    return () => {
      window.removeEventListener('online', open)
      window.removeEventListener('offline', lost)
      clearTimeout(later)
      source?.close()
    }
  }, [url])

  const tell = useCallback(
    async (happening: ToTell) => {
      const { event } = await ask<{ event: Happening }>(url, posting(happening))
      setMeeting((before) => hear(before, { event }))
    },
    [url],
  )
  const take = useCallback((decisions: readonly DecisionEvent[]) => setMeeting((before) => hear(before, { decisions })), [])
  return { meeting, live, tell, take }
}
