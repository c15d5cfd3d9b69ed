import type { Card } from '@/lib/reviews/review'
import { whole } from '../value/number'
import { visible } from '../value/visible'
import styles from './lists.module.css'
import { type SaidByRow, saidOf } from './said'
import { verdictWords } from './words'

interface Props {
  readonly card: Card
  readonly said: SaidByRow
  /** Whether all of them are decided, or the first alone. */
  readonly all: boolean
}

/** The rows of a card, before they are decided together. */
export function LikeRows({ card, said, all }: Props) {
  const rows = [card, ...card.like]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Rows that are decided together">
      <h2>
        {all ? `These ${rows.length} rows are decided together` : `The first of these ${rows.length} rows is decided, the others stay open`}
      </h2>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Baseline</th>
            <th scope="col">Window</th>
            <th scope="col">Decided</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ subject, records, old_records }, i) => {
            const { current } = saidOf(said, subject.row)
            return (
              <tr key={subject.row} data-left={(!all && i > 0) || undefined}>
                <th scope="row">{visible(subject.title)}</th>
                <td>{records === null && old_records === null ? '–' : whole(old_records ?? 0)}</td>
                <td>{records === null && old_records === null ? '–' : whole(records ?? 0)}</td>
                <td>{current ? `${verdictWords[current.verdict].done}, ${visible(current.by)}` : 'no'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
