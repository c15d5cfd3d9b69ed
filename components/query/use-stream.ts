'use client'

import { useEffect, useRef, useState } from 'react'

const RETRY_MS = 1000

/**
 * Hears server-sent events of our own API, each as its JSON; answers whether it is connected. After a lost connection it connects anew, and
 * the server tells where things stand. `onlySeen` lets go of it while the page is not seen: a browser has few connections for all its tabs.
 */
export function useStream<T>(url: string, hear: (news: T) => void, { onlySeen = false } = {}): boolean {
  const [live, setLive] = useState(false)
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    let source: EventSource | null = null
    let later: ReturnType<typeof setTimeout> | undefined
    const rests = () => onlySeen && document.visibilityState === 'hidden'
    const open = () => {
      close()
      if (rests()) return
      source = new EventSource(url)
      source.onmessage = ({ data }) => {
        setLive(true)
        latest.current(JSON.parse(data))
      }
      source.onerror = lost
    }
    const close = () => {
      clearTimeout(later)
      source?.close()
      source = null
    }
    // A browser by itself waits longer, and gives up where a server answers that it is not ready.
    const lost = () => {
      close()
      setLive(false)
      later = setTimeout(open, RETRY_MS)
    }
    const seen = () => {
      if (rests()) close()
      else if (source === null) open()
    }
    open()
    window.addEventListener('online', open)
    window.addEventListener('offline', lost)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', open)
      window.removeEventListener('offline', lost)
      document.removeEventListener('visibilitychange', seen)
      close()
    }
  }, [url, onlySeen])
  return live
}
