'use client'

import type { ReactNode } from 'react'
import type { CardDetail } from '@/lib/reviews/card-detail'
import type { Card, Review } from '@/lib/reviews/review'
import { Panel } from '../query/panel'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import styles from './card.module.css'
import { DaysChart } from './days-chart'
import { Figures } from './figures'
import { HostsLine } from './hosts-line'
import { Speaks } from './speaks'
import { Statement } from './statement'
import { kinds } from './words'

interface Props {
  readonly review: Review
  readonly place: number
  readonly card: Card
  /** Decision and remarks. */
  readonly talk: ReactNode
  /** Whether something is being written at the foot: what is told twice then makes room for the chart. */
  readonly writing: boolean
  /** What takes the place of chart and reasons, such as the rows that are decided together. */
  readonly instead: ReactNode | null
}

/** One card: what it is, how it ran, what speaks for and against, what was decided. */
export function CardView({ review, place, card, talk, writing, instead }: Props) {
  const asked = useJson<{ detail: CardDetail }>(card.kind === null ? null : `/api/reviews/${review.id}/cards/${place}`)
  // While one card is talked about, the next one is read.
  const next = review.cards[place + 1]
  useJson(asked.data && !asked.busy && next && next.kind !== null ? `/api/reviews/${review.id}/cards/${place + 1}` : null)
  const detail = asked.of?.endsWith(`/${place}`) ? asked.data?.detail : undefined
  const note = asked.error ? `The chart was not read. ${asked.error.message}` : (detail?.note ?? null)
  return (
    <article className={styles.card} data-writing={writing || undefined} aria-label={`Card ${place + 1}`}>
      <Statement cards={review.cards} place={place} card={card} />
      {instead ?? (
        <div className={styles.body}>
          <div className={styles.left}>
            <Panel what="The chart was not drawn">
              {detail && detail.chart.length > 0 && <DaysChart review={review} card={card} points={detail.chart} />}
            </Panel>
            {!detail && <div className={styles.later}>{<Waiting asked={asked} doing="Reading its records" />}</div>}
            <Figures card={card} />
            <HostsLine
              who={detail?.who}
              records={kinds[card.kind ?? '']?.records ?? 'records'}
              most={writing ? 2 : 3}
              className={styles.hosts}
            />
          </div>
          <Speaks key={place} review={review} card={card} note={note} whole={false} />
        </div>
      )}
      {talk}
    </article>
  )
}
