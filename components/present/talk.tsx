import type { Card } from '@/lib/reviews/review'
import type { Happening } from '@/lib/reviews/state'
import { shortTime } from '../value/time'
import { visible } from '../value/visible'
import styles from './card.module.css'
import { type SaidByRow, saidOf } from './said'
import { decidedLine } from './words'

interface Props {
  readonly card: Card
  readonly said: SaidByRow
  /** On this card, in their order. */
  readonly comments: readonly Happening[]
  /** As many of the last remarks; null is all. */
  readonly most: number | null
  /** Whether it gives its place away where nothing is decided or remarked. */
  readonly spare?: boolean
}

/** What holds of the card, and what was remarked on it. */
export function Talk({ card, said, comments, most, spare = false }: Props) {
  const { events, current } = saidOf(said, card.subject.row)
  const undone = new Set(events.map(({ undoes }) => undoes))
  const notes = events.filter(({ id, verdict }) => verdict === 'note' && !undone.has(id))
  const remarks = [...notes.map((one) => ({ ...one, kind: 'note' })), ...comments].sort((a, b) => (a.at < b.at ? -1 : 1))
  const shown = most === null ? remarks : remarks.slice(-most)
  const others = card.like.filter(({ subject }) => saidOf(said, subject.row).current !== null).length
  if (spare && !current && remarks.length === 0 && others === 0) return null
  return (
    <section className={styles.talk} data-whole={most === null || undefined} aria-label="Decided and said" aria-live="polite">
      <p>
        {current ? (
          <>
            <b data-verdict={current.verdict}>{decidedLine(current)}</b>: {visible(current.text)}
          </>
        ) : (
          <span>Nothing is decided on it.</span>
        )}
        {card.like.length > 0 && ` ${others} of ${card.like.length} like it are decided.`}
      </p>
      {shown.map(({ id, by, at, text, kind }, i) => (
        <p key={id}>
          {i === 0 && shown.length < remarks.length && (
            <span>
              {remarks.length - shown.length} earlier under <kbd>M</kbd> ·{' '}
            </span>
          )}
          <span>
            {visible(by)} {shortTime(at).slice(-5)}
            {kind === 'note' ? ' notes' : ''}:
          </span>{' '}
          {visible(text)}
        </p>
      ))}
    </section>
  )
}
