'use client'

import { type ReactNode, useState } from 'react'
import type { Brush } from '../../chart/brush'
import { BrushArea } from '../../chart/brush-area'
import { roundUp } from '../../chart/ticks'
import { Button } from '../../control/button'
import { useScope } from '../../url-state/scope'
import { counted, percent, whole } from '../../value/number'
import { brushOf, pillOf, type Step, stepText, sumOf } from './pick'
import frame from './rarity.module.css'
import styles from './spread.module.css'

interface Props {
  readonly title: string
  /** Key of the figure, which pills use; its name in words. */
  readonly by: string
  readonly figure: string
  readonly subjects: string
  readonly steps: readonly Step[]
  /** Rows whose figure is not known. */
  readonly unknown: number
  /** Stands at the end of the title line. */
  readonly children?: ReactNode
}

const HEIGHT = 62

/** How many rows have how much of the figure. A brush keeps those of some steps by a pill in the scope. */
export function Spread({ title, by, figure, subjects, steps, unknown, children }: Props) {
  const [scope, setScope] = useScope()
  const picked = brushOf(by, steps, scope.filter)
  const [drawn, setDrawn] = useState<Brush | null>(null)
  const brush = drawn ?? picked
  const top = roundUp(Math.max(1, ...steps.map(({ rows }) => rows)))
  const all = sumOf(steps, null)
  const held = sumOf(steps, brush)
  const use = (next: Brush | null) => {
    setDrawn(null)
    const others = scope.filter.filter((pill) => !pill.startsWith(`${by}:`))
    setScope({ filter: next ? [...others, pillOf(by, steps, next)] : others })
  }
  const stepWords = (place: number) => `${stepText(steps[place] ?? { from: 0, to: 0 })} ${figure}`
  const rare = steps[0]
  return (
    <section className={styles.spread} aria-label={title}>
      <div className={frame.title}>
        <h2>{title}</h2>
        <span className={styles.hint}>drag to pick the tail</span>
        {unknown > 0 && <span>{`${whole(unknown)} of unknown ${figure} are not drawn`}</span>}
        {rare && rare.rows > 1 && rare.from === rare.to && !brush && (
          <span>{`${whole(rare.rows)} ${subjects} tie on ${counted(rare.from, figure.replace(/s$/, ''), figure)}; all are listed`}</span>
        )}
        {brush && (
          <span className={styles.picked} role="status">
            {'picked '}
            <b>{pillOf(by, steps, brush).replace(':', ' ').replace('..', '–')}</b>
            {`: ${whole(held.rows)} of ${whole(all.rows)} ${subjects}, ${whole(held.records)} of ${whole(all.records)} records (${percent(all.records === 0 ? 0 : held.records / all.records)})`}
            <Button look="plain" onClick={() => use(null)}>
              Clear
            </Button>
          </span>
        )}
        {children}
      </div>
      <div className={styles.chart}>
        <div className={styles.scale} aria-hidden="true" style={{ height: HEIGHT + 7 }}>
          <span>{whole(top)}</span>
          <span>0</span>
        </div>
        <BrushArea
          count={steps.length}
          brush={brush}
          onBrush={setDrawn}
          onDone={use}
          labels={{ first: `Fewest ${figure} picked`, last: `Most ${figure} picked` }}
          textOf={(_, place) => stepWords(place)}
        >
          <svg
            width="100%"
            height={HEIGHT}
            role="img"
            aria-label={steps.map((step, i) => `${whole(step.rows)} on ${stepWords(i)}`).join(', ')}
          >
            {[0, 1].map((share) => (
              <line
                key={share}
                x1="0"
                x2="100%"
                y1={HEIGHT - 0.5 - share * (HEIGHT - 15)}
                y2={HEIGHT - 0.5 - share * (HEIGHT - 15)}
                className={styles.rule}
              />
            ))}
            {steps.map((step, i) => {
              const height = step.rows === 0 ? 0 : Math.max(1, (step.rows / top) * (HEIGHT - 15))
              const inside = !brush || (i >= brush.first && i <= brush.last)
              return (
                <g key={step.from}>
                  <rect
                    x={`${((i + 0.06) / steps.length) * 100}%`}
                    width={`${(0.88 / steps.length) * 100}%`}
                    y={HEIGHT - 1 - height}
                    height={height}
                    className={inside ? styles.inside : styles.outside}
                  />
                  <text x={`${((i + 0.5) / steps.length) * 100}%`} y={HEIGHT - height - 4} className={styles.count}>
                    {whole(step.rows)}
                  </text>
                </g>
              )
            })}
          </svg>
        </BrushArea>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{figure}</span>
        {steps.map((step) => (
          <span key={step.from}>{stepText(step)}</span>
        ))}
      </div>
    </section>
  )
}
