'use client'

import type { CardDetail } from '@/lib/reviews/card-detail'
import type { Card, Review } from '@/lib/reviews/review'
import type { Happening } from '@/lib/reviews/state'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { visible } from '../value/visible'
import look from './card.module.css'
import { CardRecords } from './card-records'
import { HostsLine } from './hosts-line'
import { LikeRows } from './like-rows'
import styles from './lists.module.css'
import { type SaidByRow, saidOf } from './said'
import { Speaks } from './speaks'
import { Talk } from './talk'
import { decidedLine, kinds } from './words'

interface Props {
  readonly review: Review
  readonly place: number
  readonly card: Card
  readonly said: SaidByRow
  readonly comments: readonly Happening[]
}

/** All of a card: its whole sentence, every reason and remark, the records behind it, and the rows like it. */
export function More({ review, place, card, said, comments }: Props) {
  const asked = useJson<{ detail: CardDetail }>(card.kind === null ? null : `/api/reviews/${review.id}/cards/${place}`)
  const detail = asked.data?.detail
  // What is gone has records in the baseline's window alone.
  const [before] = detail?.checks ?? []
  const shown = [...(detail?.evidence ?? []), ...(card.section === 'gone' && before ? [before] : [])].filter(({ total }) => total > 0)
  const { events } = saidOf(said, card.subject.row)
  return (
    <section className={styles.panel} aria-label="All of this card">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Whole card" ref={(place) => place?.focus()}>
        <p>{visible(card.sentence)}</p>
        <Speaks review={review} card={card} note={detail?.note ?? null} whole />
        <Talk card={card} said={said} comments={comments} most={null} />
        {events.length > 0 && <h2>All that was decided</h2>}
        {events.map((event) => (
          <p key={event.id}>
            {decidedLine(event)}
            {event.text && `: ${visible(event.text)}`}
            {event.ticket && `, ticket ${visible(event.ticket)}`}
          </p>
        ))}
        <HostsLine who={detail?.who} records={kinds[card.kind ?? '']?.records ?? 'records'} most={12} className={look.hosts} />
        <h2>{card.like.length > 0 ? `Records of ${visible(card.subject.title)}` : 'Records'}</h2>
        <Waiting asked={asked} doing="Reading its records" />
        {shown.map((part) => (
          <CardRecords key={`${part.label} ${part.log}`} part={part} />
        ))}
        {card.like.length > 0 && <LikeRows card={card} said={said} all />}
      </section>
    </section>
  )
}
