import { capital } from '@/lib/format'
import type { Card, Review } from '@/lib/reviews/review'
import { type Bar, dayBars, perWords } from '../chart/day-bars'
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
/** Shares of the width that a day under the axis needs, without and with its year, and the words of a side. */
const LABEL = 0.09
const LABEL_WITH_YEAR = 0.16
const NARROW = 0.3

const weekday = (day: string) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()]

/** Records per day in the baseline, a dashed line, and in the window. */
export function DaysChart({ review: { baseline, comparison }, card, points }: Props) {
  const days = eachDay(points, baseline, comparison.window)
  const records = kinds[card.kind ?? '']?.records ?? 'records'
  const bars = dayBars(days)
  const title = `${capital(records)} per ${perWords(days.length)}`
  const most = Math.max(...bars.map((bar) => bar.records ?? 0))
  const top = roundUp(most)
  const ticks = Number.isInteger(top / 2) ? [0, top / 2, top] : [0, top]
  const old = bars.filter(({ first }) => first.period === 'baseline').length
  const told = { baseline: `baseline: ${toldOf(sumOf(days, 'baseline'))}`, window: `window: ${toldOf(sumOf(days, 'window'))}` }
  // A side too narrow for its words has them beside those of the other one.
  const both = Math.min(old, bars.length - old) < bars.length * NARROW ? `${told.baseline} · ${told.window}` : null
  const [first, last] = [days[0], days.at(-1)]
  const years = crossesYear(first?.day ?? null, last?.day ?? null)
  const step = Math.ceil(bars.length / (years ? NAMED / 2 : NAMED))
  const lastNamed = bars.length * (1 - (years ? LABEL_WITH_YEAR : LABEL))
  const gaps = bars.some((bar) => bar.records === null)
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
      <div className={styles.plot} role="img" aria-label={`${title}, UTC. ${bars.map((bar) => spoken(bar, years)).join(', ')}`}>
        <div className={styles.sides}>
          <span style={{ flexGrow: old }}>{both === null ? told.baseline : old > bars.length / 2 && both}</span>
          <span style={{ flexGrow: bars.length - old }}>{both === null ? told.window : old <= bars.length / 2 && both}</span>
        </div>
        <div className={styles.bars}>
          {ticks.map((tick) => (
            <i key={tick} className={styles.rule} style={{ bottom: `${(tick / top) * 100}%` }} data-zero={tick === 0 || undefined}>
              <span>{brief(tick)}</span>
            </i>
          ))}
          {bars.map((bar, i) => (
            <i
              key={`${bar.first.period} ${bar.first.day}`}
              className={styles.day}
              data-gap={bar.records === null || undefined}
              data-first={(bar.first.period === 'window' && bars[i - 1]?.first.period === 'baseline') || undefined}
            >
              <BarOf bar={bar} top={top} section={card.section} numbered={bars.length <= NUMBERED} />
            </i>
          ))}
        </div>
        <div className={styles.axis}>
          {bars.map(({ first: { period, day } }, i) => (
            <span key={`${period} ${day}`}>
              {i % step === 0 && i <= lastNamed && (
                <span>{days.length <= 2 * NAMED ? `${weekday(day)} ${Number(day.slice(8))}` : shortDay(day, years)}</span>
              )}
            </span>
          ))}
        </div>
      </div>
    </figure>
  )
}

interface BarProps {
  readonly bar: Bar<Day>
  readonly top: number
  readonly section: Card['section']
  readonly numbered: boolean
}

function BarOf({ bar: { first, records: n }, top, section, numbered }: BarProps) {
  if (n === null || n === 0) return null
  return (
    <i className={styles.bar} style={{ height: `${(n / top) * 100}%` }} data-look={first.period === 'baseline' ? 'old' : section}>
      {numbered && <b>{brief(n)}</b>}
    </i>
  )
}

const toldOf = (n: number | null) => (n === null ? 'no capture' : n === 0 ? 'none' : whole(n))
const spoken = ({ first, records }: Bar<Day>, years: boolean) =>
  `${shortDay(first.day, years)}: ${records === null ? 'no capture' : whole(records)}`
