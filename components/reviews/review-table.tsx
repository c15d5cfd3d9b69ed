import Link from 'next/link'
import type { z } from 'zod'
import type { reviewList } from '@/lib/http/review-calls'
import { Button } from '../control/button'
import table from '../page/table.module.css'
import { shortTime, span } from '../value/time'
import { visible } from '../value/visible'
import styles from './reviews.module.css'

/** A meeting in short. */
export type Listed = z.output<typeof reviewList>['reviews'][number]

interface Props {
  readonly reviews: readonly Listed[]
  readonly onDelete: (review: Listed) => void
}

/** Every meeting, how far it is, and its report. */
export function ReviewTable({ reviews, onDelete }: Props) {
  return (
    <section className={styles.scroll} aria-label="Meetings">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Meeting</th>
            <th scope="col">Baseline</th>
            <th scope="col">Window</th>
            <th scope="col">Decided</th>
            <th scope="col">Chair</th>
            <th scope="col">Made</th>
            <th scope="col">Stands</th>
            <th scope="col">
              <span className="unseen">Report and deletion</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => {
            const { id, title, baseline, from, to, decided, cards, chair, created, present } = review
            return (
              <tr key={id}>
                <th scope="row">
                  <Link href={`/reviews/${id}`} prefetch={false}>
                    {visible(title)}
                  </Link>
                </th>
                <td>{visible(baseline)}</td>
                <td>{span(from, to, true)}</td>
                <td className={styles.whole}>
                  {decided} of {cards}
                </td>
                <td>
                  {visible(chair)}
                  {present.length > 1 && <span className={styles.hint}> and {present.length - 1} more</span>}
                </td>
                <td className={styles.whole}>{shortTime(created, true)} UTC</td>
                <td className={styles.whole}>{standsAt(review)}</td>
                <td className={styles.whole}>
                  <a href={`/reviews/${id}/report`}>Report</a>{' '}
                  <Button look="plain" aria-label={`Delete ${visible(title)}`} onClick={() => onDelete(review)}>
                    Delete
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function standsAt({ started, ended, card, cards }: Listed): string {
  if (started === null) return 'not begun'
  return ended === null ? `at card ${card + 1} of ${cards}` : `ended ${shortTime(ended)} UTC`
}
