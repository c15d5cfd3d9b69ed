import { timeAxis } from '../chart/ticks'
import { clock, shortDay } from '../value/time'
import styles from './histogram.module.css'

const DAY = 86_400_000
const YEAR = 364 * DAY

interface Props {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** Steps that have room. */
  readonly most?: number
}

/** Times below a plot, at round places; the last one says UTC, a day's first one names the day. */
export function TimeLabels({ from, to, most = 8 }: Props) {
  const { ticks, step } = timeAxis(from, to, most)
  const inside = ticks.filter((tick) => tick >= from && tick <= to - (to - from) * 0.08)
  const year = new Date(from).getUTCFullYear() !== new Date(to).getUTCFullYear()
  const text = (tick: number, i: number) => {
    const iso = new Date(tick).toISOString()
    return step >= DAY || tick % DAY === 0
      ? step >= YEAR
        ? iso.slice(0, 4)
        : shortDay(iso, year)
      : `${i === 0 ? `${shortDay(iso)} ` : ''}${clock(iso).slice(0, step < 60_000 ? 8 : 5)}`
  }
  return (
    <div className={styles.labels} aria-hidden="true">
      {inside.map((tick, i) => (
        <span
          key={tick}
          style={{ left: `${((tick - from) / (to - from)) * 100}%` }}
          data-first={tick - from < (to - from) * 0.03 || undefined}
        >
          {text(tick, i)}
        </span>
      ))}
      <span className={styles.utc}>UTC</span>
    </div>
  )
}
