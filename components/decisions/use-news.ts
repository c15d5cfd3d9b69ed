'use client'

import { useRef } from 'react'
import type { News } from '@/lib/decisions/follow'
import { askAgain } from '../query/all-again'
import { useStream } from '../query/use-stream'
import { concernedBy, isHeard, takeNews } from './news'

/** Follows what anybody decides: what it changes on the page is asked again. What was missed while the connection was lost is made up for. */
export function useNews(): void {
  const last = useRef<string | null>(undefined)
  useStream<News>(
    '/api/decisions/events',
    (news) => {
      const missed = news.events.length === 0 && last.current !== undefined && last.current !== news.last && !isHeard(news.last)
      last.current = news.last
      if (missed) askAgain(concernedBy('all'))
      else takeNews(news.events, news.hunts)
    },
    { onlySeen: true },
  )
}
