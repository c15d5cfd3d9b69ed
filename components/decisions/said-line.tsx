import type { ReactNode } from 'react'
import { shortTime } from '../value/time'
import { visible } from '../value/visible'
import type { DecisionEvent } from './decision'
import styles from './decisions.module.css'
import { VerdictTag } from './verdict-tag'

interface Props {
  readonly event: Pick<DecisionEvent, 'verdict' | 'by' | 'at'>
  /** What else there is to say in the line. */
  readonly children?: ReactNode
}

/** What was said, by whom and when. */
export function SaidLine({ event, children }: Props) {
  return (
    <span className={styles.said}>
      <VerdictTag verdict={event.verdict} />
      <b>{visible(event.by)}</b>
      <span className={styles.when}>{shortTime(event.at, true)} UTC</span>
      {children}
    </span>
  )
}
