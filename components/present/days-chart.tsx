import type { Card, Review } from '@/lib/reviews/review'
import { roundUp } from '../chart/ticks'
import { whole } from '../value/number'
import { crossesYear, shortDay } from '../value/time'
import { brief, type Day, eachDay, sumOf } from './days'
import styles from './days-chart.module.css'
import { kinds } from './words'

interface Props {
  readonly review: Review
  readonly card: Card
  readonly points: Parameters<typeof eachDay>[0]
}

/** As many days have room for a number each, and for a name each. */
const NUMBERED = 18
const NAMED = 7

const weekday = (day: string) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()]

/** Records per day in the baseline, a dashed line, and in the window. */
export function DaysChart({ review: { baseline, comparison }, card, points }: Props) {
  const days = eachDay(points, baseline, comparison.window)
  const records = kinds[card.kind ?? '']?.records ?? 'records'
  const title = `${records[0]?.toUpperCase()}${records.slice(1)} per day`
  const most = Math.max(...days.map((day) => day.records ?? 0))
  const top = roundUp(most)
  const ticks = Number.isInteger(top / 2) ? [0, top / 2, top] : [0, top]
  const old = days.filter(({ period }) => period === 'baseline')
  const now = days.filter(({ period }) => period === 'window')
  const [first, last] = [days[0], days.at(-1)]
  const years = crossesYear(first?.day ?? null, last?.day ?? null)
  const step = Math.ceil(days.length / (years ? NAMED / 2 : NAMED))
  const gaps = days.some((day) => day.records === null)
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h2>{title}</h2>
        {first && last && (
          <span className={styles.when}>
            {shortDay(first.day, years)} – {shortDay(last.day, true)}, UTC{gaps && ' · hatched: no capture'}
          </span>
        )}
      </figcaption>
      <div className={styles.plot} role="img" aria-label={`${title}, UTC. ${days.map((day) => spoken(day, years)).join(', ')}`}>
        <div className={styles.sides}>
          <span style={{ flexGrow: old.length }}>
            <span>baseline: {told(sumOf(days, 'baseline'))}</span>
          </span>
          <span style={{ flexGrow: now.length }}>
            <span>window: {told(sumOf(days, 'window'))}</span>
          </span>
        </div>
        <div className={styles.bars}>
          {ticks.map((tick) => (
            <i key={tick} className={styles.rule} style={{ bottom: `${(tick / top) * 100}%` }} data-zero={tick === 0 || undefined}>
              <span>{brief(tick)}</span>
            </i>
          ))}
          {days.map(({ period, day, records: n }, i) => (
            <i
              key={`${period} ${day}`}
              className={styles.day}
              data-gap={n === null || undefined}
              data-first={(period === 'window' && days[i - 1]?.period === 'baseline') || undefined}
            >
              {n !== null && n > 0 && (
                <i
                  className={styles.bar}
                  style={{ height: `${(n / top) * 100}%` }}
                  data-look={period === 'baseline' ? 'old' : card.section}
                >
                  {days.length <= NUMBERED && <b>{brief(n)}</b>}
                </i>
              )}
            </i>
          ))}
        </div>
        <div className={styles.axis}>
          {days.map(({ period, day }, i) => (
            <span key={`${period} ${day}`}>
              {i % step === 0 && <span>{days.length <= 2 * NAMED ? `${weekday(day)} ${Number(day.slice(8))}` : shortDay(day, years)}</span>}
            </span>
          ))}
        </div>
      </div>
    </figure>
  )
}

const told = (n: number | null) => (n === null ? 'no capture' : n === 0 ? 'none' : whole(n))
const spoken = ({ day, records }: Day, years: boolean) => `${shortDay(day, years)}: ${records === null ? 'no capture' : whole(records)}`
