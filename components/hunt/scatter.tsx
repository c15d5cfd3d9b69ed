'use client'

import { CartesianGrid, Scatter as Dots, ResponsiveContainer, ScatterChart, XAxis, YAxis } from 'recharts'
import { logSteps, roundUp } from '../chart/ticks'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import { visible } from '../value/visible'
import type { TableChart } from './answer'
import styles from './scatter.module.css'

type ScatterChartData = Extract<TableChart, { readonly kind: 'scatter' }>

interface Props {
  readonly chart: ScatterChartData
  readonly labelOf: (key: string) => string
  /** `, median, s`; empty where a column has none. */
  readonly unitOf: (key: string) => string
}

interface Point {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly explained: boolean
}

const HEIGHT = 180
const margin = { top: 4, right: 16, bottom: 0, left: 0 }
const tick = { fontSize: 11, fill: 'var(--text-3)' }

/** A log scale has no place for nought: such points are counted instead of moved. */
function read(chart: ScatterChartData): { readonly points: readonly Point[]; readonly left: number } {
  const points = chart.points.flatMap(({ id, label, x, y, explained }) => {
    const drawable = typeof x === 'number' && typeof y === 'number' && (!chart.logX || x > 0)
    return drawable ? [{ id: String(id), label: visible(String(label)), x, y, explained: explained === true }] : []
  })
  return { points, left: chart.points.length - points.length }
}

/** Each row of the table as a dot: filled where nothing explains it, a ring where something does. A dot opens its row. */
export function Scatter({ chart, labelOf, unitOf }: Props) {
  const [view, { open }] = useView()
  const { points, left } = read(chart)
  const selected = points.find(({ id }) => id === view.row)
  const steps = logSteps(points.map(({ x }) => x))
  const highest = roundUp(Math.max(...points.map(({ y }) => y)))
  const dot = ({ cx, cy, payload }: { cx?: number | undefined; cy?: number | undefined; payload?: Point }) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same rows by keyboard
    <circle
      className={payload?.explained ? styles.explained : styles.dot}
      cx={cx ?? 0}
      cy={cy ?? 0}
      r={payload?.id === view.row ? 5 : 3}
      data-selected={payload?.id === view.row || undefined}
      onClick={() => payload && open(payload.id)}
    >
      <title>{payload && `${payload.label}: ${labelOf(chart.x)} ${payload.x}, ${labelOf(chart.y)} ${payload.y}`}</title>
    </circle>
  )
  return (
    <figure className={styles.figure}>
      <div role="img" aria-label={`${chart.title}: ${points.length} dots; the figures are behind Table`}>
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <ScatterChart margin={margin} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--hair)" />
            <XAxis
              type="number"
              dataKey="x"
              scale={chart.logX ? 'log' : 'linear'}
              domain={chart.logX ? [steps[0] ?? 1, steps.at(-1) ?? 10] : [0, 'auto']}
              {...(chart.logX && { ticks: [...steps] })}
              padding={{ left: 8, right: 8 }}
              tick={tick}
              tickLine={false}
              stroke="var(--line-strong)"
              tickFormatter={whole}
            />
            <YAxis
              type="number"
              dataKey="y"
              domain={[0, highest]}
              ticks={[0, highest / 2, highest]}
              padding={{ top: 6, bottom: 8 }}
              tick={tick}
              tickLine={false}
              axisLine={false}
              width={48}
            />
            <Dots data={[...points]} shape={dot} isAnimationActive={false} />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <figcaption>
        <span>
          across: {labelOf(chart.x)}
          {unitOf(chart.x)}
          {chart.logX && ', log scale'} · up: {labelOf(chart.y)}
          {unitOf(chart.y)}
        </span>
        <span>
          <i className={styles.keyDot} /> not explained
        </span>
        <span>
          <i className={styles.keyRing} /> explained
        </span>
        {left > 0 && <span>{whole(left)} without both figures are not drawn</span>}
        {selected && <span className="mono">{selected.label}</span>}
      </figcaption>
    </figure>
  )
}
