'use client'

import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useKeys } from '../frame/keys'
import { useScope } from '../url-state/scope'
import { counted, whole } from '../value/number'
import type { HuntRow } from './answer'
import type { Description } from './description'
import styles from './matrix.module.css'
import { layOutMatrix, type MatrixCell, type MatrixChart, nameOf, short, step, worst } from './matrix-data'
import { markOf } from './matrix-legend'

interface Props {
  readonly chart: MatrixChart
  readonly grades: Description['grades']
  /** The row that the inspector shows: its cell is marked. */
  readonly open: HuntRow | null
  readonly labelOf: (key: string) => string
}

const orOthers = (value: number | string | null, one: string) => value ?? `other ${one}s`

/** Sums of all rows, hidden ones too. One cell has the focus: arrows move it, Enter keeps only its records. */
export function Matrix({ chart, grades, open, labelOf }: Props) {
  const [scope, setScope] = useScope()
  const body = useRef<HTMLTableElement>(null)
  const view = useMemo(() => layOutMatrix(chart.points), [chart.points])
  const { xs, ys, cellAt } = view
  const first = worst(chart.points)
  const start = [Math.max(0, xs.indexOf(first?.x ?? null)), Math.max(0, ys.indexOf(first?.y ?? null))] as const
  const found: CSSProperties & Record<'--found', number> = { '--found': xs.filter((x) => !view.plain(x)).length }
  const [place, setPlace] = useState<readonly [number, number]>(start)
  const at = place[0] < xs.length && place[1] < ys.length ? place : start
  const element = ([x, y]: readonly [number, number]) => body.current?.querySelector<HTMLElement>(`[data-place="${x}:${y}"]`)
  const go = (next: readonly [number, number]) => {
    setPlace(next)
    element(next)?.focus()
  }
  useKeys('matrix', [
    { key: 'v', does: 'matrix', place: 'Anywhere', hint: true, run: () => go(at) },
    { key: 'arrowleft arrowright', does: 'cell', place: 'In a matrix', hint: true },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const drawn = xs.map((_, x) => element([x, 0])?.offsetParent !== null)
    const next = step(event.key, at, drawn, ys.length)
    if (!next) return
    go(next)
    event.preventDefault()
    event.stopPropagation()
  }
  const [across, down] = [labelOf(chart.x), labelOf(chart.y)].map((label) => label.toLowerCase()) as [string, string]
  const says = (x: number | null, y: string | null, cell: MatrixCell | undefined) => {
    return `${orOthers(y, down)} on ${orOthers(x, across)}: ${cell ? `${counted(cell.count, 'connection')}, ${nameOf(cell, grades)}` : 'none'}`
  }
  const selected = open && xs.includes(Number(open[chart.x])) ? Number(open[chart.x]) : null
  const said = open && Array.isArray(open[chart.y]) ? (open[chart.y] as readonly unknown[]).map(String) : []
  const isOpen = (x: number | null, y: string | null) =>
    open !== null && x === selected && (said.length === 0 ? y === 'none' : said.includes(String(y)))
  return (
    <div className={styles.room}>
      <table ref={body} className={styles.matrix} style={found} aria-label={`${chart.title}, ${chart.down} by ${chart.across}`}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {across}
            </th>
            {xs.map((x) => (
              <th
                key={x}
                scope="col"
                className={view.plain(x) ? styles.plain : undefined}
                data-open={(open && x === selected) || undefined}
              >
                {x ?? <span title={`${chart.across - xs.length + 1} ${across}s that are not drawn`}>others</span>}
              </th>
            ))}
            <th scope="col" className={styles.sum}>
              Σ
            </th>
          </tr>
        </thead>
        <tbody>
          {ys.map((y, j) => (
            <tr key={y}>
              <th scope="row" className="mono">
                {y ?? 'others'}
              </th>
              {xs.map((x, i) => {
                const cell = cellAt(x, y)
                return (
                  <td key={x} className={view.plain(x) ? styles.plain : undefined}>
                    <button
                      type="button"
                      className={cell ? markOf(cell) : styles.none}
                      data-place={`${i}:${j}`}
                      data-open={isOpen(x, y) || undefined}
                      tabIndex={at[0] === i && at[1] === j ? 0 : -1}
                      aria-label={says(x, y, cell)}
                      title={cell && says(x, y, cell)}
                      onFocus={() => setPlace([i, j])}
                      onKeyDown={onKeyDown}
                      onClick={() => cell && setScope({ filter: [...scope.filter, ...cell.filter] })}
                    >
                      {cell ? short(cell.count) : '·'}
                    </button>
                  </td>
                )
              })}
              <td className={styles.sum}>{whole(view.sumOfY(y))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Σ</th>
            {xs.map((x) => (
              <td key={x} className={view.plain(x) ? styles.plain : undefined}>
                {short(view.sumOfX(x))}
              </td>
            ))}
            <td className={styles.sum}>{whole(view.sum)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
