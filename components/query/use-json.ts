'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '@/lib/stages'
import { useAskedAgain } from './all-again'
import { asFailure, ask, type Failure } from './ask'

/** Nothing is shown for shorter waits. */
const QUIET_MS = 300
const TICK_MS = 100

export interface Asked<T> {
  /** The last good answer, also while the next one is under way; none where that failed: it would pass for the answer to what is asked now. */
  readonly data: T | null
  /** The address that `data` answers. */
  readonly of: string | null
  readonly error: Failure | null
  /** Seconds under way, from 0.3 s on; null while idle or shorter. */
  readonly seconds: number | null
  /** The stage under way, where the server tells. */
  readonly progress: Progress | null
  /** Seconds that the last good answer took. */
  readonly took: number | null
  /** Whether an answer to the present address is under way. */
  readonly busy: boolean
  /** Whether `data` is from before and is to be seen as such: the wait for what takes its place is no short one, or that failed. */
  readonly stale: boolean
  readonly cancel: () => void
  readonly again: () => void
}

/** The JSON at an address of our API; a new address aborts the call before, which stops its query. No address asks nothing. */
export function useJson<T>(url: string | null): Asked<T> {
  const [answer, setAnswer] = useState<{ data: T; of: string; took: number } | null>(null)
  const [error, setError] = useState<{ failure: Failure; of: string } | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [attempt, setAttempt] = useState(0)
  const asked = useAskedAgain(url)
  const running = useRef<AbortController | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` and `asked` ask the same address again
  useEffect(() => {
    if (url === null) return
    const controller = new AbortController()
    running.current = controller
    const started = performance.now()
    const clock = setInterval(() => {
      const passed = performance.now() - started
      if (passed >= QUIET_MS) setSeconds(passed / 1000)
    }, TICK_MS)
    const settle = () => {
      clearInterval(clock)
      setSeconds(null)
      setProgress(null)
    }
    setError(null)
    ask<T>(url, { signal: controller.signal }, (told) => {
      if (!controller.signal.aborted) setProgress(told)
    })
      .then((data) => {
        if (controller.signal.aborted) return
        settle()
        setAnswer({ data, of: url, took: (performance.now() - started) / 1000 })
      })
      .catch((reason: unknown) => {
        const cancelled = controller.signal.reason === 'cancel'
        if (controller.signal.aborted && !cancelled) return
        settle()
        const after = ((performance.now() - started) / 1000).toFixed(1)
        setError({ failure: cancelled ? { status: 'cancelled', message: `Cancelled after ${after} s.` } : asFailure(reason), of: url })
      })
    return () => {
      settle()
      controller.abort('superseded')
    }
  }, [url, attempt, asked])

  const cancel = useCallback(() => running.current?.abort('cancel'), [])
  const again = useCallback(() => setAttempt((n) => n + 1), [])
  const failure = error !== null && error.of === url ? error.failure : null
  const shown = failure !== null && answer?.of !== url ? null : answer
  const busy = url !== null && failure === null && answer?.of !== url
  return {
    data: shown?.data ?? null,
    of: shown?.of ?? null,
    error: failure,
    seconds,
    progress,
    took: shown?.took ?? null,
    busy,
    stale: (busy && seconds !== null) || (failure !== null && shown !== null),
    cancel,
    again,
  }
}
