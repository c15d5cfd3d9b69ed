import { useState } from 'react'
import type { About } from '@/lib/about/about'
import type { HuntMention } from '@/lib/about/hunts'
import { Gap, GapPattern } from '../chart/gap'
import { placedIn } from '../chart/placed'
import { roundUp } from '../chart/ticks'
import { useYears } from '../frame/use-times'
import { TimeLabels } from '../logs/time-labels'
import { whole } from '../value/number'
import { duration, shortTime, span } from '../value/time'
import styles from './activity.module.css'
import { ActivityTable } from './activity-table'
import { silenceWords } from './heat-levels'
import { HeatLegend, HeatMap } from './heat-map'

const HEIGHT = 72
const views = [
  { view: 'bars', words: 'Bars' },
  { view: 'heat', words: 'By hour and day' },
  { view: 'table', words: 'Table' },
] as const

interface Props {
  readonly about: Pick<About, 'strip' | 'heat' | 'drawn'>
  readonly hunts: readonly HuntMention[]
}

/** Its records over time: rows of hunts are marked above, and what follows the first of them is dark; times without capture are hatched. */
export function Activity({ about: { strip, heat, drawn }, hunts }: Props) {
  const [chosen, choose] = useState<'bars' | 'heat' | 'table'>(drawn)
  const years = useYears()
  const shown = chosen === 'heat' && heat === null ? 'bars' : chosen
  if (strip.from === null || strip.to === null) return null
  const from = Date.parse(strip.from)
  const end = Date.parse(strip.to)
  const top = roundUp(Math.max(1, ...strip.bins))
  const x = (ms: number) => ((ms - from) / (end - from)) * 100
  const marks = hunts
    .flatMap(({ title, rows }) => rows.slice(0, 1).map((row) => ({ title, at: Date.parse(row.first_seen ?? '') })))
    .filter(({ at }) => at >= from && at < end)
    .sort((a, b) => a.at - b.at)
  const first = marks[0]?.at ?? Number.POSITIVE_INFINITY
  const per = strip.width === 3600 ? 'hour' : duration(strip.width).replace(/^1 /, '')
  return (
    <section className={styles.activity} aria-label="Activity">
      <div className={styles.title}>
        <h2>Activity</h2>
        <span>
          records per {shown === 'heat' ? `hour and ${heat?.by === 'day' ? 'day' : 'weekday, all days summed'}` : per}, UTC
          {shown === 'bars' && marks.length > 0 ? '; dark after the first row of a hunt' : ''}
        </span>
        <span className={styles.legend}>
          {shown === 'heat' && heat && <HeatLegend heat={heat} />}
          {shown === 'bars' && marks.length > 0 && (
            <span>
              <i className={styles.mark} aria-hidden="true" /> row of a hunt
            </span>
          )}
          {strip.gaps.length > 0 && (
            <span>
              <i className={styles.hatched} aria-hidden="true" /> {silenceWords(strip.gaps)}
            </span>
          )}
          {views
            .filter(({ view }) => view !== 'heat' || heat !== null)
            .map(({ view, words }) => (
              <button key={view} type="button" aria-pressed={shown === view} onClick={() => choose(view)}>
                {words}
              </button>
            ))}
        </span>
      </div>
      {shown === 'table' ? (
        <ActivityTable strip={strip} />
      ) : shown === 'heat' && heat ? (
        <HeatMap heat={heat} gaps={strip.gaps} />
      ) : (
        <div className={styles.plot}>
          {marks.length > 0 && (
            <div className={styles.marks}>
              {placed(marks, x).map(({ titles, at }) => (
                <span key={at} style={{ left: `${x(at)}%` }} data-late={x(at) > 70 || undefined}>
                  <i className={styles.mark} aria-hidden="true" />
                  {titles.join(', ')} <span className="unseen">first row {shortTime(new Date(at).toISOString(), years)} UTC</span>
                </span>
              ))}
            </div>
          )}
          <div className={styles.scale} aria-hidden="true">
            <span>{whole(top)}</span>
            <span>0</span>
          </div>
          <svg
            width="100%"
            height={HEIGHT}
            role="img"
            aria-label={`Records over time, at most ${whole(Math.max(...strip.bins))} per ${per}`}
          >
            <defs>
              <GapPattern id="activity-gap" />
            </defs>
            {strip.gaps.map((gap) => (
              <Gap
                key={gap.from}
                hatch="activity-gap"
                {...placedIn({ from, to: end }, gap, 0.3)}
                height={HEIGHT}
                title={`${gap.spanned ? 'No records begin' : 'No capture'} ${span(gap.from, gap.to)}`}
              />
            ))}
            <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={styles.base} />
            {strip.bins.map((rows, i) => {
              const height = rows === 0 ? 0 : Math.max(1.5, (rows / top) * (HEIGHT - 4))
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                  key={i}
                  x={`${(i / strip.bins.length) * 100}%`}
                  width={`${(0.86 / strip.bins.length) * 100}%`}
                  y={HEIGHT - 1 - height}
                  height={height}
                  className={from + (i + 1) * strip.width * 1000 > first || marks.length === 0 ? styles.after : styles.before}
                />
              )
            })}
          </svg>
          <TimeLabels from={from} to={end} />
        </div>
      )}
    </section>
  )
}

interface Mark {
  readonly title: string
  readonly at: number
}

/** Marks that would touch share one label. */
function placed(marks: readonly Mark[], x: (ms: number) => number): readonly { readonly titles: readonly string[]; readonly at: number }[] {
  const groups: { titles: string[]; at: number }[] = []
  for (const { title, at } of marks) {
    const last = groups.at(-1)
    if (last && x(at) - x(last.at) < 18) last.titles.push(title)
    else groups.push({ titles: [title], at })
  }
  return groups
}
