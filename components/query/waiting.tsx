'use client'

import type { ReactNode } from 'react'
import type { Progress } from '@/lib/stages'
import { Button } from '../control/button'
import { percent } from '../value/number'
import type { Asked } from './use-json'
import styles from './waiting.module.css'

const CANCEL_AFTER_S = 2

interface Props {
  readonly asked: Pick<Asked<unknown>, 'seconds' | 'progress' | 'cancel' | 'busy' | 'stale'>
  /** What is being done: `Counting names`. */
  readonly doing: string
  readonly children?: ReactNode
}

/** The bar of a call that takes longer than 0.3 s, and what it will replace, dimmed. */
export function Waiting({ asked, doing, children }: Props) {
  const { seconds, progress, cancel, busy, stale } = asked
  return (
    <>
      {seconds !== null && (
        <div className={styles.wait}>
          <div className={styles.words}>
            <span role="status">{doing}</span>
            <span className={styles.stage}>
              {progress && `${stageWords(progress)} · `}
              {seconds.toFixed(1)} s
            </span>
            {seconds >= CANCEL_AFTER_S && (
              <Button onClick={cancel} className={styles.cancel}>
                Cancel
              </Button>
            )}
          </div>
          <Bar progress={progress} doing={doing} />
        </div>
      )}
      {children !== undefined && (
        <div className={stale ? styles.old : styles.now} aria-busy={busy}>
          {children}
        </div>
      )}
    </>
  )
}

/** `stage 2 of 4, reading 218,940 dns records, 43 %`. */
function stageWords({ stage, of, doing, share }: Progress): string {
  return [`stage ${stage} of ${of}`, doing, ...(share === null ? [] : [percent(share)])].join(', ')
}

/** Stages that are done and what is known of the present one are filled; a stage of which nothing is known is hatched. */
function Bar({ progress, doing }: { readonly progress: Progress | null; readonly doing: string }) {
  const { stage, of, share } = progress ?? { stage: 1, of: 1, share: null }
  const done = (stage - 1 + (share ?? 0)) / of
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={doing}
      {...(progress && { 'aria-valuetext': stageWords(progress), 'aria-valuenow': Math.round(done * 100) })}
    >
      <i style={{ width: `${done * 100}%` }} />
      {share === null && <i className={styles.unknown} style={{ width: `${100 / of}%` }} />}
    </div>
  )
}
