'use client'

import { useCallback, useState } from 'react'
import type { DecisionEvent } from '@/lib/decisions/event'
import type { Happening } from '@/lib/reviews/state'
import { ask, posting } from '../query/ask'
import { useStream } from '../query/use-stream'
import { address } from '../url-state/address'
import { hear, type Meeting, type News } from './meeting'

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

/** Follows a meeting under a name, where one was given. After a lost connection it asks again until it is told anew how everything stands. */
export function useMeeting(id: string, me: string): Following {
  const url = `/api/reviews/${id}/events`
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const live = useStream<News>(address(url, null, { by: me }), (news) => setMeeting((before) => hear(before, news)))
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
