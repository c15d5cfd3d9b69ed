'use client'

import { tickText, timeAxis } from '../chart/ticks'
import { useYears } from '../frame/use-times'
import styles from './histogram.module.css'

interface Props {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** Steps that have room. */
  readonly most?: number
}

/** Times below a plot, at round places; the last one says UTC, the first one and a day's first name the day. */
export function TimeLabels({ from, to, most = 8 }: Props) {
  const years = useYears()
  // A day with its year takes the room of two.
  const { ticks, step } = timeAxis(from, to, years ? Math.ceil(most / 2) : most)
  const inside = ticks.filter((tick) => tick >= from && tick <= to - (to - from) * 0.08)
  return (
    <div className={styles.labels} aria-hidden="true">
      {inside.map((tick, i) => (
        <span
          key={tick}
          style={{ left: `${((tick - from) / (to - from)) * 100}%` }}
          data-first={tick - from < (to - from) * 0.03 || undefined}
        >
          {tickText(tick, step, years, i === 0)}
        </span>
      ))}
      <span className={styles.utc}>UTC</span>
    </div>
  )
}
