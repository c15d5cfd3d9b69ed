'use client'

import Link from 'next/link'
import type { CardDetail } from '@/lib/reviews/card-detail'
import type { Card, Review } from '@/lib/reviews/review'
import type { Happening } from '@/lib/reviews/state'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { counted } from '../value/number'
import { visible } from '../value/visible'
import { LikeRows } from './like-rows'
import styles from './lists.module.css'
import { type SaidByRow, saidOf } from './said'
import { Speaks } from './speaks'
import { Talk } from './talk'
import { decidedLine } from './words'

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
        <h2>Records</h2>
        <Waiting asked={asked} doing="Reading its records" />
        {(detail?.evidence ?? []).map(({ label, log, total, filter, from, to }) => (
          <p key={`${label} ${log}`}>
            <Link href={address(`/logs/${log}`, { from, to, filter, hide_popular: null, show_allowed: null }, {})} target="_blank">
              {label}: {counted(total, `${log} record`)}
            </Link>
          </p>
        ))}
        {card.like.length > 0 && <LikeRows card={card} said={said} all />}
      </section>
    </section>
  )
}
