'use client'

import type { ReactNode } from 'react'
import { Button } from '../control/button'
import type { Asked } from './use-json'
import styles from './waiting.module.css'

const CANCEL_AFTER_S = 2

interface Props {
  readonly asked: Pick<Asked<unknown>, 'seconds' | 'cancel' | 'busy' | 'data'>
  /** What is being done: `Counting names`. */
  readonly doing: string
  readonly children?: ReactNode
}

/** The bar of a call that takes longer than 0.3 s, and what it will replace, dimmed. */
export function Waiting({ asked, doing, children }: Props) {
  const { seconds, cancel, busy } = asked
  return (
    <>
      {seconds !== null && (
        <div className={styles.wait} role="status">
          <div className={styles.words}>
            <span>{doing}</span>
            <span className={styles.seconds} aria-hidden="true">
              {seconds.toFixed(1)} s
            </span>
            {seconds >= CANCEL_AFTER_S && (
              <Button onClick={cancel} className={styles.cancel}>
                Cancel
              </Button>
            )}
          </div>
          <div className={styles.bar} />
        </div>
      )}
      {children !== undefined && (
        <div className={busy && seconds !== null ? styles.old : styles.now} aria-busy={busy}>
          {children}
        </div>
      )}
    </>
  )
}
