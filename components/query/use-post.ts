'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { capital } from '@/lib/format'
import type { Progress } from '@/lib/stages'
import { asFailure, ask, type Failure, posting } from './ask'

const TICK_MS = 100
const QUIET_S = 0.3

export interface Posting {
  readonly post: (body: unknown) => void
  readonly cancel: () => void
  readonly failure: Failure | null
  readonly busy: boolean
  /** Seconds under way, from 0.3 s on. */
  readonly seconds: number | null
  readonly progress: Progress | null
}

/** Posts what takes long and tells how far it is. Cancelling, or leaving the page, stops its queries; then nothing is kept. */
export function usePost<T>(url: string, onDone: (answer: T) => void): Posting {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [begun, setBegun] = useState<number | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort('left'), [])
  useEffect(() => {
    if (begun === null) return
    const clock = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      if (passed >= QUIET_S) setSeconds(passed)
    }, TICK_MS)
    return () => clearInterval(clock)
  }, [begun])

  const post = (body: unknown) => {
    const controller = new AbortController()
    running.current = controller
    setFailure(null)
    setBegun(performance.now())
    ask<T>(url, { ...posting(body), signal: controller.signal }, setProgress)
      .then(onDone)
      .catch((reason: unknown) => {
        if (controller.signal.reason === 'left') return
        const cancelled = { status: 'cancelled', message: 'Cancelled. Nothing was kept.' }
        setFailure(controller.signal.aborted ? cancelled : asFailure(reason))
      })
      .finally(() => {
        setBegun(null)
        setSeconds(null)
        setProgress(null)
      })
  }
  const cancel = useCallback(() => running.current?.abort('cancel'), [])
  return { post, cancel, failure, busy: begun !== null, seconds, progress }
}

/** What is wrong with one of the values that were posted, as a sentence; null for nothing. */
export function faultOf({ failure }: Pick<Posting, 'failure'>, field: string): string | null {
  const text = failure?.fields?.[field]?.join(', ')
  return text === undefined ? null : `${capital(text)}.`
}
