import Link from 'next/link'
import type { HuntMentions } from '@/lib/about/hunts'
import { Trouble } from '../query/trouble'
import type { Asked } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { usePivot } from '../url-state/pivot'
import { whole } from '../value/number'
import { Score } from '../value/score'
import { WireText } from '../value/wire-text'
import styles from './block.module.css'

/** The rows of hunts that are about it, each leading to the hunt with the row open. */
export function InHunts({ asked }: { readonly asked: Asked<HuntMentions> }) {
  const pivot = usePivot()
  const hunts = asked.data?.hunts ?? []
  const named = hunts.filter(({ total }) => total > 0)
  const href = (hunt: string, row: string) => `${pivot(`/hunts/${hunt}`)}&row=${encodeURIComponent(row)}`
  return (
    <section className={styles.block}>
      <h2>
        In these hunts
        {asked.data && (
          <span>
            {named.length} of {hunts.length}
          </span>
        )}
      </h2>
      {asked.error && <Trouble what="The hunts were not asked" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Asking the hunts" />
      {asked.data && named.length === 0 && <p>No hunt lists a row about it in this scope, with its usual parameters.</p>}
      {named.length > 0 && (
        <table className={styles.table} aria-label="Rows of hunts">
          <thead>
            <tr>
              <th scope="col">Hunt</th>
              <th scope="col" data-end>
                Row
              </th>
              <th scope="col" data-end className={styles.score}>
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {named.flatMap(({ hunt, title, rows, total }) =>
              rows.map((row, i) => (
                <tr key={`${hunt} ${row.id}`} title={row.sentence}>
                  <td data-wide>
                    <span className={styles.row}>
                      <Link href={href(hunt, row.id)} prefetch={false}>
                        {title}
                      </Link>{' '}
                      <span className={styles.quiet}>
                        <WireText text={row.label} limit={60} />
                        {i === rows.length - 1 && total > rows.length && `, and ${whole(total - rows.length)} more`}
                      </span>
                    </span>
                  </td>
                  <td data-end>{whole(row.place)}</td>
                  <td data-end>{row.score === null ? 'not scored' : <Score score={row.score} />}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {Object.entries(asked.data?.errors ?? {}).map(([hunt, message]) => (
        <p key={hunt} role="alert">
          {hunt} was not asked. {message}
        </p>
      ))}
    </section>
  )
}
