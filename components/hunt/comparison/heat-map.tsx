import type { ReactNode } from 'react'
import { Gap } from '../../chart/gap'
import { weekdays } from './heat-data'
import styles from './rhythm.module.css'

const PITCH = 13
const GUTTER = 34

export interface HeatCell {
  /** Class of its colour; null where nothing was captured. */
  readonly look: string | null
  /** Drawn on it, so that colour is not all that tells. */
  readonly mark?: string
  readonly says: string
}

interface Props {
  readonly title: string
  readonly note?: ReactNode
  readonly legend?: ReactNode
  /** 7 × 24, Monday 00:00 first. */
  readonly cells: readonly HeatCell[]
  /** What the map shows as a whole, in words. */
  readonly words: string
  /** Id of the hatch. */
  readonly hatch: string
}

const percent = (hour: number) => `${(hour / 24) * 100}%`

/** Hours of the week as cells: days down, hours of UTC across. */
export function HeatMap({ title, note, legend, cells, words, hatch }: Props) {
  return (
    <section className={styles.map} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {legend}
      </header>
      <div className={styles.plot}>
        <svg width={GUTTER} height={7 * PITCH} aria-hidden="true">
          {weekdays.map((day, i) => (
            <text key={day} x={GUTTER - 6} y={i * PITCH + 10} textAnchor="end">
              {day}
            </text>
          ))}
        </svg>
        <svg className={styles.cells} height={7 * PITCH} role="img" aria-label={words}>
          {cells.map(({ look, mark, says }, i) => {
            const [day, hour] = [Math.floor(i / 24), i % 24]
            const place = { x: percent(hour), width: '3.9%', y: day * PITCH, height: PITCH - 1 }
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              <g key={i}>
                <title>{says}</title>
                {look === null ? <Gap hatch={hatch} {...place} /> : <rect {...place} className={look} />}
                {mark && (
                  <text x={`${((hour + 0.47) / 24) * 100}%`} y={day * PITCH + 10} className={styles.mark} data-on={look}>
                    {mark}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        {['00', '06', '12', '18'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
        <span>24 UTC</span>
      </div>
    </section>
  )
}
