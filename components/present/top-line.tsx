'use client'

import { useEffect, useState } from 'react'
import type { Review } from '@/lib/reviews/review'
import type { MeetingState } from '@/lib/reviews/state'
import { Mark } from '../frame/mark'
import { duration } from '../value/time'
import { visible } from '../value/visible'
import styles from './present.module.css'

interface Props {
  readonly review: Review
  readonly state: MeetingState
  readonly place: number
  /** Of each card, whether something is decided on it. */
  readonly decided: readonly boolean[]
}

/** Names that fit; the list of the agenda names all. */
const NAMED = 3

/** What meeting this is, how far it is, and who is there. */
export function TopLine({ review: { title, cards }, state, place, decided }: Props) {
  const done = decided.filter(Boolean).length
  const { here } = state
  const people = here.length > NAMED ? [...here.slice(0, NAMED - 1), `${here.length - NAMED + 1} more`] : here
  return (
    <header className={styles.top}>
      <Mark />
      <b className={styles.title}>{visible(title)}</b>
      <span
        className={styles.squares}
        data-dense={cards.length > 80 || undefined}
        role="img"
        aria-label={`${done} of ${cards.length} decided`}
      >
        {cards.map(({ section, subject }, i) => (
          <i
            key={`${section} ${subject.row}`}
            data-here={i === place || undefined}
            data-done={decided[i] || undefined}
            data-begins={(i > 0 && cards[i - 1]?.section !== section) || undefined}
          />
        ))}
      </span>
      <b>
        {place + 1} of {cards.length}
      </b>
      <span>{done} decided</span>
      <Since state={state} />
      <span className={styles.people}>{people.map(visible).join(', ')}</span>
    </header>
  )
}

const TICK_MS = 10_000

/** How long the meeting has been going. */
function Since({ state: { started, ended } }: { readonly state: MeetingState }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(clock)
  }, [])
  if (started === null) return <span>not begun</span>
  const until = ended === null ? now : Date.parse(ended)
  return <span>{duration(Math.max(0, Math.floor((until - Date.parse(started)) / 60_000)) * 60).replace(/^0 s$/, '0 min')}</span>
}
