'use client'
import { useEffect, useMemo, useState } from 'react'
import type { Brush } from '../chart/brush'
import { BrushArea } from '../chart/brush-area'
import { Gap, GapPattern } from '../chart/gap'
import { placedIn } from '../chart/placed'
import { roundUp } from '../chart/ticks'
import { Button } from '../control/button'
import { type Key, useKeys } from '../frame/keys'
import { useYears } from '../frame/use-times'
import { besideChart, Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { duration, shortTime, span } from '../value/time'
import type { HistogramAnswer } from './answer'
import { binsOf, rowsIn, timesOf } from './bins'
import styles from './histogram.module.css'
import { TimeLabels } from './time-labels'

const BINS = 120
const HEIGHT = 62

/** Records over time, counted by the server; a brush counts what it holds and becomes the scope. */
export function Histogram({ log }: { readonly log: string }) {
  const [scope, setScope] = useScope()
  const years = useYears()
  const asked = useJson<HistogramAnswer>(address(`/api/logs/${encodeURIComponent(log)}/histogram`, scope, { bins: BINS }))
  const [brush, setBrush] = useState<Brush | null>(null)
  const bins = useMemo(() => asked.data && binsOf(asked.data), [asked.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a brush belongs to the bins that it was drawn over
  useEffect(() => setBrush(null), [bins])

  const chosen = useMemo(() => (bins && brush ? timesOf(bins, brush) : null), [bins, brush])
  const keys = useMemo(
    (): readonly Key[] => (chosen ? [{ key: 'u', does: 'use as scope', place: 'Anywhere', run: () => setScope(chosen), hint: true }] : []),
    [chosen, setScope],
  )
  useKeys('histogram', keys)

  if (asked.error) return <Trouble what="The histogram was not drawn" failure={asked.error} rest={besideChart} again={asked.again} />
  if (!bins || !asked.data) return <Waiting asked={asked} doing="Counting records over time" />
  const top = roundUp(Math.max(...bins.rows))
  const end = bins.from + bins.rows.length * bins.width

  return (
    <section className={styles.histogram} aria-label="Records over time">
      <div className={styles.title}>
        <h2>Records per {binWords(bins.width)}</h2>
        <span data-screen>drag to choose a time</span>
        {brush && chosen && (
          <span className={styles.chosen} role="status">
            <b>{span(chosen.from, chosen.to, years)}</b>: {whole(rowsIn(bins, brush))} of {whole(asked.data.total)}
            <Button look="plain" onClick={() => setScope(chosen)}>
              Use as scope <kbd>U</kbd>
            </Button>
            <Button look="plain" onClick={() => setBrush(null)}>
              Clear
            </Button>
          </span>
        )}
      </div>
      <div className={styles.chart}>
        <div className={styles.scale} aria-hidden="true" style={{ height: HEIGHT + 12 }}>
          <span>{whole(top)}</span>
          <span>{top >= 2 ? whole(Math.round(top / 2)) : ''}</span>
          <span>0</span>
        </div>
        <BrushArea
          count={bins.rows.length}
          brush={brush}
          onBrush={setBrush}
          labels={{ first: 'Start of the chosen time', last: 'End of the chosen time' }}
          textOf={(end, bin) =>
            `${shortTime(new Date(bins.from + (end === 'first' ? bin : bin + 1) * bins.width).toISOString(), years)} UTC`
          }
        >
          <svg
            width="100%"
            height={HEIGHT}
            role="img"
            aria-label={`${whole(asked.data.total)} records, at most ${whole(Math.max(...bins.rows))} per bar`}
          >
            <defs>
              <GapPattern id="capture-gap" />
            </defs>
            {[0, 0.5, 1].map((share) => (
              <line
                key={share}
                x1="0"
                x2="100%"
                y1={HEIGHT - 0.5 - share * (HEIGHT - 2)}
                y2={HEIGHT - 0.5 - share * (HEIGHT - 2)}
                className={styles.rule}
              />
            ))}
            {asked.data.gaps.map((gap) => (
              <Gap
                key={gap.from}
                hatch="capture-gap"
                {...placedIn({ from: bins.from, to: end }, gap)}
                height={HEIGHT}
                title={`No records ${span(gap.from, gap.to)}`}
              />
            ))}
            {bins.rows.map((rows, i) => {
              const height = rows === 0 ? 0 : Math.max(1, (rows / top) * (HEIGHT - 2))
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                  key={i}
                  x={`${(i / bins.rows.length) * 100}%`}
                  width={`${(0.88 / bins.rows.length) * 100}%`}
                  y={HEIGHT - 1 - height}
                  height={height}
                  className={!brush || (i >= brush.first && i <= brush.last) ? styles.inside : styles.outside}
                />
              )
            })}
          </svg>
        </BrushArea>
      </div>
      <TimeLabels from={bins.from} to={end} />
    </section>
  )
}

/** `2 min`, `h`, `100 ms`. */
function binWords(ms: number): string {
  return ms < 1000 ? `${ms} ms` : duration(ms / 1000).replace(/^1 /, '')
}
