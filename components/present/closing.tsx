import Link from 'next/link'
import type { DecisionEvent } from '@/lib/decisions/event'
import type { Review } from '@/lib/reviews/review'
import type { MeetingState } from '@/lib/reviews/state'
import { counted } from '../value/number'
import { shortDay, shortTime } from '../value/time'
import { visible } from '../value/visible'
import styles from './lists.module.css'
import { isDecided, type SaidByRow, saidOf } from './said'
import { verdictWords } from './words'

interface Props {
  readonly review: Review
  readonly state: MeetingState
  readonly said: SaidByRow
  readonly onAgain: () => void
}

/** How a meeting ended: what was decided, what stays open, what was handed to whom. */
export function Closing({ review: { id, title, cards, created }, state, said, onAgain }: Props) {
  const decided = cards.filter((card) => isDecided(said, card, created))
  const events = decided.flatMap(({ subject }) => saidOf(said, subject.row).current ?? [])
  const verdicts = Object.entries(verdictWords).flatMap(([verdict, { done }]) => {
    const n = events.filter((event) => event.verdict === verdict).length
    return n === 0 ? [] : [`${n} ${done}`]
  })
  const handed = events.filter(({ verdict }) => verdict === 'defer')
  return (
    <section className={styles.panel} aria-label="Closing">
      <h1>{visible(title)}</h1>
      <p>
        Ended {state.ended && `${shortTime(state.ended, true)} UTC`}. {decided.length} of {counted(cards.length, 'card')} decided
        {verdicts.length > 0 && `: ${verdicts.join(', ')}`}; {cards.length - decided.length} stay open.
      </p>
      <p>Present: {state.present.map(visible).join(', ')}</p>
      <div className={styles.scroll}>
        {handed.map((event) => (
          <p key={event.id}>{handedLine(event)}</p>
        ))}
      </div>
      <div className={styles.actions}>
        <a href={`/reviews/${id}/report`} data-first ref={(link) => link?.focus()}>
          Report
        </a>
        <button type="button" onClick={onAgain}>
          Open it again
        </button>
        <Link href="/reviews">All meetings</Link>
      </div>
    </section>
  )
}

const handedLine = ({ to, due, subject, text }: DecisionEvent) =>
  `– ${visible(to ?? '')} by ${due === null ? '–' : shortDay(due, true)}: ${visible(subject.title)}. ${visible(text)}`
