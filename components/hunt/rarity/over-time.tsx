import { Gap, GapPattern } from '../../chart/gap'
import { placedIn } from '../../chart/placed'
import { roundUp } from '../../chart/ticks'
import { useYears } from '../../frame/use-times'
import { whole } from '../../value/number'
import { duration, shortDay, shortTime, span } from '../../value/time'
import type { Rarity } from '../answer'
import styles from './over-time.module.css'
import frame from './rarity.module.css'

const TALL = 56
const LOW = 40

/** Records of the log, and below them the rows that were first seen, in the same bins. All is new in the first bin, so it says nothing. */
export function OverTime({ times, subjects }: { readonly times: NonNullable<Rarity['times']>; readonly subjects: string }) {
  const { bins, width, gaps } = times
  const years = useYears()
  const from = Date.parse(times.from)
  const to = Date.parse(times.to)
  const per = duration(width).replace(/^1 /, '')
  const words = to - from > 2 * 86_400_000 ? shortDay : shortTime
  const day = (iso: string) => words(iso, years)
  const records = bins.map((bin) => bin.records)
  const fresh = bins.map((bin, i) => (i === 0 ? 0 : bin.first))
  const bars = (values: readonly number[], height: number, className: string | undefined) => {
    const top = roundUp(Math.max(1, ...values))
    return values.map((value, i) => {
      const tall = value === 0 ? 0 : Math.max(1, (value / top) * (height - 2))
      return (
        <rect
          key={bins[i]?.at}
          x={`${((i + 0.06) / values.length) * 100}%`}
          width={`${(0.88 / values.length) * 100}%`}
          y={height - 1 - tall}
          height={tall}
          className={className}
        />
      )
    })
  }
  const plot = (name: string, values: readonly number[], height: number, className: string | undefined) => (
    <div className={styles.course}>
      <span className={styles.high}>{whole(roundUp(Math.max(1, ...values)))}</span>
      <span className={styles.nought}>0</span>
      <svg width="100%" height={height} role="img" aria-label={`${name} per ${per}, at most ${whole(Math.max(0, ...values))}`}>
        <defs>
          <GapPattern id="rarity-gap" />
        </defs>
        {gaps.map((gap) => (
          <Gap
            key={gap.from}
            hatch="rarity-gap"
            {...placedIn({ from, to }, gap)}
            height={height}
            title={`No records ${span(gap.from, gap.to)}`}
          />
        ))}
        {bars(values, height, className)}
        {values === fresh && (
          <text x="0" y={height - 4} className={styles.none}>
            n/a
            <title>In the first bin every value is new, so it says nothing.</title>
          </text>
        )}
        <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} className={styles.base} />
      </svg>
    </div>
  )
  return (
    <section className={frame.pane} aria-label="Over time">
      <div className={frame.title}>
        <h2>Over time</h2>
        <span className={styles.key}>
          <i className={styles.outside} />
          records/{per}
        </span>
        <span className={styles.key}>
          <i className={styles.fresh} />
          new {subjects}/{per}
        </span>
      </div>
      {plot('Records', records, TALL, styles.outside)}
      {plot(`New ${subjects}`, fresh, LOW, styles.fresh)}
      <div className={styles.days} aria-hidden="true">
        <span>{day(times.from)}</span>
        <span>{day(new Date(to - 1).toISOString())} UTC</span>
      </div>
    </section>
  )
}
