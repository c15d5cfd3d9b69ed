'use client'

import { useState } from 'react'
import { dayBars, perWords } from '../../chart/day-bars'
import { roundUp } from '../../chart/ticks'
import { useYears } from '../../frame/use-times'
import { whole } from '../../value/number'
import { shortDay } from '../../value/time'
import { ChartTable } from '../chart-table'
import styles from './comparison.module.css'
import names from './new-names.module.css'
import type { Comparison } from './use-comparison'

const HEIGHT = 40

interface Props {
  readonly days: Comparison['new_names']
  /** The window; days before it are the baseline's. */
  readonly window: Pick<Comparison['window'], 'from' | 'to'>
}

const DAY_MS = 86_400_000

/** With the days on which there was no new one, up to the window's last. */
function eachDay(days: Props['days'], to: string): Props['days'] {
  const first = Date.parse(days[0]?.day ?? '')
  const count = Math.ceil((Date.parse(to) - first) / DAY_MS)
  const all = Array.from({ length: Math.max(0, count) }, (_, i) => new Date(first + i * DAY_MS).toISOString().slice(0, 10))
  return all.map((day) => days.find((one) => one.day === day) ?? { day, names: 0, first: false })
}

/** Registrable names that were seen for the first time, by day; on the first day everything is. */
export function NewNames({ days: found, window }: Props) {
  const [asTable, setAsTable] = useState(false)
  const years = useYears()
  const days = eachDay(found, window.to)
  const bars = dayBars(
    days.map(({ day, names, first }) => ({
      day,
      first,
      period: first ? 'first' : day < window.from.slice(0, 10) ? 'baseline' : 'window',
      records: names,
    })),
  ).map(({ first: { day, first, period }, records }) => ({ day, first, period, names: records ?? 0 }))
  const known = bars.filter(({ first }) => !first)
  const title = `New names per ${perWords(days.length)}`
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const top = roundUp(Math.max(1, ...known.map(({ names }) => names)))
  const width = 100 / bars.length
  return (
    <section className={names.names} aria-label="New names per day">
      <header className={styles.head}>
        <h2>{title}</h2>
        <span>at most {whole(top)}</span>
        <button type="button" className={names.button} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </button>
      </header>
      {asTable ? (
        <ChartTable points={days.map((day) => ({ 'day, UTC': day.day, 'new names': day.names, 'all begins': day.first }))} />
      ) : (
        <>
          <svg width="100%" height={HEIGHT} role="img" aria-label={words(title, bars)}>
            <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={names.base} />
            {bars.map(({ day, names: count, first, period }, i) => {
              const height = first ? HEIGHT - 14 : Math.max(count > 0 ? 1 : 0, (count / top) * (HEIGHT - 14))
              return (
                <g key={day}>
                  <title>{`${day}: ${whole(count)} new names${first ? ', on the first day all are' : ''}`}</title>
                  <rect
                    x={`${i * width + width * 0.1}%`}
                    width={`${width * 0.8}%`}
                    y={HEIGHT - 1 - height}
                    height={height}
                    className={first ? names.begin : period === 'baseline' ? names.before : names.now}
                  />
                  <text x={`${(i + 0.5) * width}%`} y={HEIGHT - height - 3} className={names.count}>
                    {first || bars.length <= 16 ? whole(count) : ''}
                  </text>
                </g>
              )
            })}
          </svg>
          <p className={names.axis} aria-hidden="true">
            <span>{shortDay(first.day, years)}, all are new</span>
            <span>{shortDay(last.day, years)} UTC</span>
          </p>
        </>
      )}
    </section>
  )
}

const words = (title: string, bars: Props['days']) =>
  `${title}: ${bars.map(({ day, names, first }) => `${day} ${whole(names)}${first ? ', all of that day' : ''}`).join('; ')}`
