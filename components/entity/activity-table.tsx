import type { Strip } from '@/lib/about/strip'
import { whole } from '../value/number'
import { shortTime } from '../value/time'
import styles from './block.module.css'

/** The figures of the strip: every bar that has records. */
export function ActivityTable({ strip: { from, width, bins } }: { readonly strip: Strip }) {
  const begin = Date.parse(from ?? '')
  const filled = bins.map((rows, i) => ({ rows, at: new Date(begin + i * width * 1000).toISOString() })).filter(({ rows }) => rows > 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.figures} tabIndex={0} aria-label="Figures of the activity">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">From, UTC</th>
            <th scope="col" data-end>
              Records
            </th>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ rows, at }) => (
            <tr key={at}>
              <td>{shortTime(at, true)}</td>
              <td data-end>{whole(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
