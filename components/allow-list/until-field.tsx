'use client'

import { Button } from '../control/button'
import control from '../control/control.module.css'
import styles from './allow-list.module.css'
import { dayAfter, spans } from './until'

interface Props {
  readonly id: string
  /** `2026-02-25`. */
  readonly day: string
  readonly onDay: (day: string) => void
}

/** The day on which an entry ends. */
export function UntilField({ id, day, onDay }: Props) {
  return (
    <span className={styles.until}>
      <input
        id={id}
        type="date"
        className={control.input}
        value={day}
        min={dayAfter(1)}
        required
        onChange={(event) => onDay(event.target.value)}
      />
      {spans.map(({ days, words }) => (
        <Button key={days} look="plain" aria-pressed={day === dayAfter(days)} onClick={() => onDay(dayAfter(days))}>
          {words}
        </Button>
      ))}
      <span className={styles.aside}>0:00 UTC</span>
    </span>
  )
}
