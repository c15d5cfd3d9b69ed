import Link from 'next/link'
import type { About } from '@/lib/about/about'
import { usePivot } from '../url-state/pivot'
import { whole } from '../value/number'
import { shortTime } from '../value/time'
import styles from './block.module.css'

/** More pills than a link can carry are only counted. */
const mostPills = 60

/** Its records, log by log; each number leads to exactly those records. */
export function RawRecords({
  records,
  years,
  scope: { from, to },
}: {
  readonly records: About['seen']['records']
  readonly years: boolean
  readonly scope: About['scope']
}) {
  const pivot = usePivot()
  const total = records.reduce((sum, log) => sum + log.total, 0)
  return (
    <section className={styles.block}>
      <h2>
        Raw records
        <span>
          {whole(total)} in {new Set(records.map(({ log }) => log)).size} logs
        </span>
      </h2>
      <table className={styles.table} aria-label="Raw records">
        <thead>
          <tr>
            <th scope="col">Log</th>
            <th scope="col" data-end>
              First
            </th>
            <th scope="col" data-end>
              Last
            </th>
            <th scope="col" data-end>
              Records
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ log, as, total: n, filter, first_seen, last_seen }) => (
            <tr key={`${log} ${as}`}>
              <td data-wide>
                <span className={styles.row}>
                  <code>{log}</code> {as && <span className={styles.quiet}>{as}</span>}
                </span>
              </td>
              <td data-end>{first_seen ? shortTime(first_seen, years) : 'no time'}</td>
              <td data-end>{last_seen ? shortTime(last_seen, years) : 'no time'}</td>
              <td data-end>
                {filter.length > mostPills ? (
                  whole(n)
                ) : (
                  <Link href={pivot(`/logs/${log}`, { from, to, filter })} prefetch={false} aria-label={`${whole(n)} records in ${log}`}>
                    {whole(n)}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
