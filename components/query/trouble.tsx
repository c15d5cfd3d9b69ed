import type { ReactNode } from 'react'
import { Button } from '../control/button'
import type { Failure } from './ask'
import styles from './trouble.module.css'

interface Props {
  /** What did not happen: `The chart was not drawn`. */
  readonly what: string
  readonly failure: Failure
  /** What stays true: `The table below is complete.` */
  readonly rest?: string
  readonly again?: () => void
  readonly children?: ReactNode
}

const advice: Readonly<Record<string, string>> = {
  'bad-params': 'Correct the value in the scope or the parameters.',
  'not-found': 'The link may be older than the data.',
  unreachable: 'Start it again and try once more.',
  failed: 'A shorter time range needs less; trying again may do.',
}

/** An error in the pane that failed: what, why, what to do. */
export function Trouble({ what, failure, rest, again, children }: Props) {
  const cancelled = failure.status === 'cancelled'
  return (
    <div className={cancelled ? styles.note : styles.trouble} role={cancelled ? 'status' : 'alert'}>
      <p>
        <b>{what}.</b> {failure.message}
      </p>
      <p className={styles.rest}>
        {advice[failure.status]} {rest}
      </p>
      <div className={styles.actions}>
        {again && <Button onClick={again}>Try again</Button>}
        {children}
      </div>
    </div>
  )
}
