'use client'

import { useId, useState } from 'react'
import { GapPattern } from '../../chart/gap'
import { whole } from '../../value/number'
import { ChartTable } from '../chart-table'
import { type Cell, type Difference, differenceOf, hourText, inkStep, inkSteps } from './heat-data'
import { type HeatCell, HeatMap } from './heat-map'
import { NetworkPicker } from './network-picker'
import styles from './rhythm.module.css'
import type { Comparison } from './use-comparison'

interface Props {
  readonly profile: Comparison['profile']
  /** Distance beyond which an hour differs. */
  readonly limit: number
  /** What each side is called. */
  readonly names: readonly [old: string, now: string]
  readonly onNetwork: (network: string) => void
}

const marks: Readonly<Record<Difference, string>> = {
  'far fewer': '−',
  fewer: '−',
  same: '',
  more: '+',
  'far more': '+',
  'no claim': '·',
  'no capture': '',
}
const looks: Readonly<Record<Difference, string | undefined>> = {
  'far fewer': styles.farFewer,
  fewer: styles.fewer,
  same: styles.same,
  more: styles.more,
  'far more': styles.farMore,
  'no claim': styles.silent,
  'no capture': undefined,
}
const inks = [styles.ink0, styles.ink1, styles.ink2, styles.ink3, styles.ink4]

/** Connections by hour of the week, before, now and what differs, of one named network or of all. */
export function Rhythm({ profile: { cells, grain, network, networks }, limit, names, onNetwork }: Props) {
  const [asTable, setAsTable] = useState(false)
  const hatch = useId()
  const picker = <NetworkPicker network={network} networks={networks} onPick={onNetwork} />
  const steps = inkSteps(cells)
  const differences = cells.map((cell) => differenceOf(cell, limit))
  const count = (...of: readonly Difference[]) => differences.filter((one) => of.includes(one)).length
  const side = (key: 'old' | 'new', name: string): readonly HeatCell[] =>
    cells.map((cell, i) => {
      const value = cell[key]
      const says = value === null ? 'no capture' : `${whole(Math.round(value))} connections`
      return { look: value === null ? null : (inks[inkStep(value, steps)] ?? ''), says: `${hourText(i)} UTC, ${name}: ${says}` }
    })
  const captured = (key: 'old' | 'new') => cells.filter((cell) => cell[key] !== null).length
  const words = (key: 'old' | 'new', name: string) =>
    `Connections by hour of the week, ${name}: ${captured(key)} of 168 hours captured; the figures are behind Table`
  const summary = [
    `${count('more', 'far more')} of 168 hours with more`,
    `${count('fewer', 'far fewer')} with fewer`,
    `${count('same')} the same`,
    `${count('no claim')} without a claim`,
    `${count('no capture')} without capture`,
  ].join(', ')
  if (asTable)
    return (
      <section className={styles.wide} aria-label="Rhythm">
        <header className={styles.head}>
          <h2>Connections by hour of the week</h2>
          {picker}
          <TableButton asTable={asTable} onChange={setAsTable} />
        </header>
        <ChartTable points={cells.map((cell, i) => figures(cell, i, limit))} />
      </section>
    )
  return (
    <div className={styles.maps}>
      <svg width="0" height="0" className={styles.patterns} aria-hidden="true">
        <GapPattern id={hatch} />
      </svg>
      <HeatMap title={names[0]} note="connections per hour" cells={side('old', names[0])} words={words('old', names[0])} hatch={hatch} />
      <HeatMap
        title={names[1]}
        legend={<InkLegend steps={steps} />}
        cells={side('new', names[1])}
        words={words('new', names[1])}
        hatch={hatch}
      />
      <HeatMap
        title="Difference"
        note={`from the profile by ${grain}`}
        legend={
          <>
            {picker}
            <TableButton asTable={asTable} onChange={setAsTable} />
          </>
        }
        cells={cells.map((cell, i) => {
          const said = differences[i] ?? 'no claim'
          return {
            look: looks[said] ?? null,
            ...(marks[said] && { mark: marks[said] }),
            says: `${hourText(i)} UTC: ${said}${cell.z === null ? '' : `, z ${cell.z.toFixed(1).replace('-', '−')}`}${usual(cell)}`,
          }
        })}
        words={`Difference: ${summary}`}
        hatch={hatch}
      />
      <p className={styles.legend}>
        <span>{summary}.</span>
        <span>
          <i className={styles.fewer}>−</i> fewer <i className={styles.farFewer}>−</i> by twice the limit
        </span>
        <span>
          <i className={styles.more}>+</i> more <i className={styles.farMore}>+</i> by twice the limit
        </span>
        <span>
          <i className={styles.same} /> same
        </span>
        <span>
          <i className={styles.silent}>·</i> no claim: fewer than 5 such hours
        </span>
        <span>
          <i className={styles.hatched} /> no capture
        </span>
      </p>
    </div>
  )
}

const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)

/** What such hours of the baseline are like; comparisons of former reviews do not say. */
const usual = ({ median, mad }: Cell) => (median === null || mad === null ? '' : `; median ${tenth(median)}, MAD ${tenth(mad)}`)

const figures = (cell: Cell, i: number, limit: number) => ({
  'hour, UTC': hourText(i),
  baseline: tenth(cell.old) ?? 'no capture',
  window: tenth(cell.new) ?? 'no capture',
  median: tenth(cell.median),
  MAD: tenth(cell.mad),
  z: cell.z === null ? null : Math.round(cell.z * 100) / 100,
  difference: differenceOf(cell, limit),
})

function InkLegend({ steps }: { readonly steps: readonly number[] }) {
  return (
    <span className={styles.key}>
      {inks.map((look, i) => (
        <span key={look}>
          <i className={look} /> {i === 0 ? `<${whole(steps[0] ?? 0)}` : `${whole(steps[i - 1] ?? 0)}${i === inks.length - 1 ? '+' : ''}`}
        </span>
      ))}
    </span>
  )
}

function TableButton({ asTable, onChange }: { readonly asTable: boolean; readonly onChange: (asTable: boolean) => void }) {
  return (
    <button type="button" className={styles.table} aria-pressed={asTable} onClick={() => onChange(!asTable)}>
      Table
    </button>
  )
}
