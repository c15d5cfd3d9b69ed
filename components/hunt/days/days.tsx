import { useId } from 'react'
import { dayBars } from '../../chart/day-bars'
import { Gap, GapPattern } from '../../chart/gap'
import { roundUp } from '../../chart/ticks'
import { useYears } from '../../frame/use-times'
import { whole } from '../../value/number'
import { shortDay } from '../../value/time'
import styles from './days.module.css'
import type { Side } from './read-days'

const HEIGHT = 96
const TOP = 32
const BASE = HEIGHT - 1
const GUTTER = 40
/** px of the plot where the inspector has its usual width, and of a figure. */
const PLOT = 340
const DIGIT = 7
/** Percent of the plot that the words of one side need. */
const NARROW = 35

interface Props {
  readonly sides: readonly Side[]
  /** What is counted: `connections`. */
  readonly unit: string
}

const names = { baseline: 'baseline', window: 'window' } as const

/** A bar a day, of many days one for several, the baseline soft, the window dark, a dashed line between them; days without capture are hatched. */
export function Days({ sides, unit }: Props) {
  const hatch = useId()
  const years = useYears()
  const days = barsOf(sides)
  const isNew = sides.find(({ period }) => period === 'baseline')?.records === 0
  const most = Math.max(0, ...days.map(({ records }) => records))
  const top = roundUp(most)
  const slot = 100 / Math.max(1, days.length)
  const divider = (sides.length > 1 ? days.filter(({ period }) => period === 'baseline').length : 0) * slot
  const written = PLOT / Math.max(1, days.length) >= whole(most).length * DIGIT
  const total = ({ period, records }: Side) => `${names[period]}: ${records === 0 ? 'none' : whole(records)}`
  // A side too narrow for its words has them beside those of the other one.
  const totals =
    divider > 0 && (divider < NARROW || divider > 100 - NARROW)
      ? [{ text: sides.map(total).join(' · '), left: divider > 50 }]
      : sides.map((side) => ({ text: total(side), left: side.period === 'baseline' && divider > 0 }))
  const labelled = (i: number) => i % Math.ceil(days.length / (years ? 3 : 5)) === 0 && i < days.length * 0.75
  const words = [
    ...sides.map(total),
    ...days.map(({ day, captured, records }) => (captured === 0 ? `${day} no capture` : `${day} ${whole(records)}`)),
  ].join(', ')
  return (
    <figure className={styles.days}>
      <div className={styles.plot}>
        <svg width={GUTTER} height={HEIGHT} aria-hidden="true">
          <text x={GUTTER - 6} y={TOP + 4} textAnchor="end">
            {whole(top)}
          </text>
          <text x={GUTTER - 6} y={BASE} textAnchor="end">
            0
          </text>
        </svg>
        <svg className={styles.bars} height={HEIGHT} role="img" aria-label={`${unit} per day, ${words}`}>
          <GapPattern id={hatch} />
          <line className={styles.rule} x1="0" x2="100%" y1={TOP} y2={TOP} />
          {days.map(({ period, day, said, captured, hours, records }, i) => {
            const height = records === 0 ? 0 : Math.max(1.5, (records / top) * (BASE - TOP))
            const edge = captured === 0 ? 0 : slot * 0.1
            const place = { x: `${i * slot + edge}%`, width: `${slot - 2 * edge}%` }
            return (
              <g key={`${period} ${day}`}>
                <title>{`${said} UTC: ${captured === 0 ? 'no capture' : `${whole(records)} ${unit}, ${whole(captured)} of ${whole(hours)} hours captured`}`}</title>
                {captured === 0 ? (
                  <Gap hatch={hatch} {...place} y={TOP} height={BASE - TOP} />
                ) : (
                  <rect
                    {...place}
                    y={BASE - height}
                    height={height}
                    className={period === 'baseline' ? styles.before : isNew ? styles.found : styles.now}
                  />
                )}
                {written && captured > 0 && records > 0 && (
                  <text x={`${(i + 0.5) * slot}%`} y={BASE - height - 3} textAnchor="middle" className={styles.figure}>
                    {whole(records)}
                  </text>
                )}
              </g>
            )
          })}
          <line className={styles.base} x1="0" x2="100%" y1={BASE + 0.5} y2={BASE + 0.5} />
          {divider > 0 && <line className={styles.divider} x1={`${divider}%`} x2={`${divider}%`} y1="0" y2={BASE} />}
          {totals.map(({ text, left }) => (
            <svg key={text} x={`${divider}%`} overflow="visible" role="presentation">
              <text x={left ? -6 : 6} y="11" textAnchor={left ? 'end' : 'start'} className={styles.total}>
                {text}
              </text>
            </svg>
          ))}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        {days.map(({ period, day }, i) =>
          labelled(i) ? (
            <span key={`${period} ${day}`} style={{ left: `${i * slot}%` }}>
              {shortDay(day, years)}
            </span>
          ) : null,
        )}
        <span className={styles.utc}>UTC</span>
      </div>
    </figure>
  )
}

/** What each bar stands for: its first day, its days in words, its hours and those of them that were captured. */
function barsOf(sides: readonly Side[]) {
  const bars = dayBars(sides.flatMap(({ period, days }) => days.map((day) => ({ period, ...day }))))
  return bars.map(({ days, first: { period, day }, last, records }) => ({
    period,
    day,
    said: day === last.day ? day : `${day} to ${last.day}`,
    hours: days.length * 24,
    captured: days.reduce((sum, { captured }) => sum + captured, 0),
    records: records ?? 0,
  }))
}
