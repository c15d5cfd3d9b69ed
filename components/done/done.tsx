'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { Into } from '../frame/slots'
import { asFailure } from '../query/ask'
import styles from './done.module.css'

const UNDO_MS = 20_000

interface Done {
  readonly text: string
  /** Absent where there is nothing to undo. */
  readonly undo?: () => Promise<unknown>
}

type Tell = (text: string, undo?: () => Promise<unknown>) => void

const Context = createContext<{ readonly done: Done | null; readonly tell: Tell } | null>(null)

/** Holds the last change, for as long as it can be undone. */
export function DoneProvider({ children }: { readonly children: ReactNode }) {
  const [done, setDone] = useState<Done | null>(null)
  const tell = useCallback<Tell>((text, undo) => setDone({ text, ...(undo && { undo }) }), [])
  useEffect(() => {
    if (!done) return
    const clock = setTimeout(() => setDone((now) => (now === done ? null : now)), UNDO_MS)
    return () => clearTimeout(clock)
  }, [done])
  return <Context value={useMemo(() => ({ done, tell }), [done, tell])}>{children}</Context>
}

function useDone() {
  const data = useContext(Context)
  if (!data) throw new Error('What was done is told outside the frame.')
  return data
}

/** Says in the status line what happened, with Undo beside it. */
export const useTell = (): Tell => useDone().tell

export function DonePlace() {
  const { done, tell } = useDone()
  const [busy, setBusy] = useState(false)
  const undo = async (back: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await back()
      tell('Undone.')
    } catch (reason) {
      tell(`It was not undone. ${asFailure(reason).message}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Into slot="status">
      <span role="status" className={styles.done}>
        {done && (
          <>
            {done.text}{' '}
            {done.undo && (
              <button type="button" disabled={busy} onClick={() => void (done.undo && undo(done.undo))}>
                Undo
              </button>
            )}
          </>
        )}
      </span>
    </Into>
  )
}
