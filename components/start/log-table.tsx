'use client'
import Link from 'next/link'
import { TimeLabels } from '../logs/time-labels'
import table from '../page/table.module.css'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { visible } from '../value/visible'
import type { HuntName, Overview, OverviewLog, Strip } from './answer'
import { LogStrip } from './log-strip'
import styles from './start.module.css'
import strips from './strip.module.css'

interface Props {
  readonly data: NonNullable<Overview['data']>
  readonly missing: Overview['missing']
  /** How many hunts there are: a log that all of them use says so. */
  readonly hunts: number
}

/** What each log holds over the common span, and what lacks. */
export function LogTable({ data, missing, hunts }: Props) {
  const { strip } = data
  const logs = data.logs.toSorted((a, b) => b.rows - a.rows)
  return (
    <table className={`${table.table} ${styles.logs}`}>
      <thead>
        <tr>
          <th scope="col">Log</th>
          <th scope="col">Rows</th>
          <th scope="col">Files</th>
          <th scope="col">Rejected</th>
          <th scope="col">{strip ? <Axis strip={strip} /> : 'Over time'}</th>
          <th scope="col">Used by</th>
        </tr>
      </thead>
      <tbody>
        {logs.map((log) => (
          <LogRow key={log.log} log={log} data={data} hunts={hunts} />
        ))}
        {missing.map(({ log, hunts: without }) => (
          <tr key={log} className={styles.absent}>
            <th scope="row">{visible(log)}</th>
            <td colSpan={3}>not in this data</td>
            <td className={styles.cost}>{cost(without)}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Axis({ strip }: { readonly strip: Strip }) {
  const from = Date.parse(strip.from)
  return (
    <div className={strips.axis}>
      <span className="unseen">Over time</span>
      <TimeLabels from={from} to={from + strip.bins * strip.width * 1000} most={7} />
    </div>
  )
}

function LogRow({ log, data, hunts }: { readonly log: OverviewLog; readonly data: Props['data']; readonly hunts: number }) {
  const [scope] = useScope()
  const users = hunts > 1 && log.usedBy.length === hunts ? 'all hunts' : log.usedBy.map(({ title }) => title).join(', ')
  const most = log.rejected + log.rejected_mixed
  return (
    <tr>
      <th scope="row">
        <Link href={address(`/logs/${log.log}`, scope)} prefetch={false}>
          {visible(log.log)}
        </Link>
      </th>
      <td>{whole(log.rows)}</td>
      <td className={styles.second}>{whole(log.files)}</td>
      <td className={most > 0 ? styles.warn : styles.zero}>{most > 0 ? <Link href="/files?only=rejects">{rejected(log)}</Link> : 0}</td>
      <td>{data.strip && <LogStrip log={log} strip={data.strip} gaps={data.gaps} />}</td>
      <td className={styles.second}>{users}</td>
    </tr>
  )
}

/** Lines of a file with several logs may be of any of them. */
function rejected({ rejected: own, rejected_mixed: mixed }: OverviewLog): string {
  if (mixed === 0) return whole(own)
  return own === 0 ? `up to ${whole(mixed)}` : `${whole(own)} to ${whole(own + mixed)}`
}

/** What cannot be asked, or is judged with fewer signals, without a log. */
function cost(hunts: readonly (HuntName & { readonly required: boolean })[]): string {
  const names = (required: boolean) =>
    hunts
      .filter((hunt) => hunt.required === required)
      .map(({ title }) => title)
      .join(', ')
  const [cannot, fewer] = [names(true), names(false)]
  return [cannot && `without it, ${cannot} cannot be asked`, fewer && `fewer signals for ${fewer}`].filter(Boolean).join('; ')
}
