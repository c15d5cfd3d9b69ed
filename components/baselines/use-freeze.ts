'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { BaselineToMake } from '@/lib/baselines/baseline'
import type { Progress } from '@/lib/stages'
import { ask, type Failure, isFailure } from '../query/ask'
import type { Baseline } from './baselines-data'

const TICK_MS = 100
const QUIET_S = 0.3

export interface Freezing {
  readonly freeze: (given: BaselineToMake) => void
  readonly cancel: () => void
  readonly failure: Failure | null
  readonly busy: boolean
  /** Seconds under way, from 0.3 s on. */
  readonly seconds: number | null
  readonly progress: Progress | null
}

/** Freezes a window and tells how far it is. Cancelling, or leaving the page, stops its queries and keeps nothing. */
export function useFreeze(onDone: (baseline: Baseline) => void): Freezing {
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

  const freeze = (given: BaselineToMake) => {
    const controller = new AbortController()
    running.current = controller
    setFailure(null)
    setBegun(performance.now())
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
      signal: controller.signal,
    }
    ask<{ baseline: Baseline }>('/api/baselines', init, setProgress)
      .then(({ baseline }) => onDone(baseline))
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
  return { freeze, cancel, failure, busy: begun !== null, seconds, progress }
}

const asFailure = (reason: unknown): Failure => (isFailure(reason) ? reason : { status: 'failed', message: 'The server gave no reason.' })
