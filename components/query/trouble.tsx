import type { ReactNode } from 'react'
import { Button } from '../control/button'
import type { Failure } from './ask'
import styles from './trouble.module.css'

interface Props {
  /** What did not happen: `The chart was not drawn`. */
  readonly what: string
  readonly failure: Failure
  /** What stays true. */
  readonly rest?: string | undefined
  readonly again?: () => void
  readonly children?: ReactNode
}

/** Of a chart that was not drawn. */
export const besideChart = 'The table is asked for by itself and does not depend on it.'
/** Of an answer that was to be told anew. */
export const fromBefore = 'What stands below is from before.'

const advice: Readonly<Record<string, string>> = {
  'bad-params': 'Correct the value in the scope or the parameters.',
  'not-found': 'The link may be misspelt, or older than the data.',
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
