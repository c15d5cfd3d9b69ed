'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { exactly, printFilter } from '@/lib/filters'
import { useScope } from '../../url-state/scope'
import { counted, whole } from '../../value/number'
import { visible } from '../../value/visible'
import { step } from '../matrix-data'
import styles from './edge-matrix.module.css'
import { type EdgeMatrixData, edgeWords, endsOf, lookOf, sumOf } from './edge-matrix-data'

interface Props {
  readonly matrix: EdgeMatrixData
  /** Lists edges, whatever kind was listed. */
  readonly onPick: () => void
}

/** Edges that differ, sources down and targets across. One cell has the focus: arrows move it, Enter keeps its rows. */
export function EdgeMatrix({ matrix, onPick }: Props) {
  const [scope, setScope] = useScope()
  const body = useRef<HTMLTableElement>(null)
  const sources = endsOf(matrix.cells, 'source')
  const targets = endsOf(matrix.cells, 'target')
  const [place, setPlace] = useState<readonly [number, number]>([0, 0])
  const at = place[0] < targets.length && place[1] < sources.length ? place : ([0, 0] as const)
  const cellAt = (source: string | null, target: string | null) =>
    matrix.cells.find((cell) => cell.source === source && cell.target === target)
  const others = (all: number, ends: readonly (string | null)[]) => `${whole(all - ends.filter((end) => end !== null).length)} others`
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = step(
      event.key,
      at,
      targets.map(() => true),
      sources.length,
    )
    if (!next) return
    setPlace(next)
    body.current?.querySelector<HTMLElement>(`[data-place="${next[0]}:${next[1]}"]`)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  const keep = (source: string | null, target: string | null) => {
    const ends = [
      ['source', source],
      ['target', target],
    ] as const
    const pills = ends.flatMap(([field, value]) => (value === null ? [] : [printFilter(exactly(field, value))]))
    setScope({ filter: [...scope.filter, ...pills] })
    onPick()
  }
  return (
    <div className={styles.scroll}>
      <table ref={body} className={styles.matrix} aria-label={`Edges that differ, ${matrix.sources} sources by ${matrix.targets} targets`}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              from, to
            </th>
            {targets.map((target) => (
              <th key={target} scope="col" title={target ?? undefined}>
                {target === null ? others(matrix.targets, targets) : visible(target)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source, y) => (
            <tr key={source}>
              <th scope="row" title={source ?? undefined}>
                {source === null ? others(matrix.sources, sources) : visible(source)}
              </th>
              {targets.map((target, x) => {
                const cell = cellAt(source, target)
                const says = `${source === null ? 'others' : visible(source)} to ${target === null ? 'others' : visible(target)}: ${
                  cell ? `${counted(sumOf(cell), 'edge')}, ${edgeWords(cell)}` : 'none'
                }`
                return (
                  <td key={target}>
                    <button
                      type="button"
                      className={cell ? styles[lookOf(cell)] : styles.none}
                      data-place={`${x}:${y}`}
                      tabIndex={at[0] === x && at[1] === y ? 0 : -1}
                      aria-label={says}
                      title={cell && says}
                      onFocus={() => setPlace([x, y])}
                      onKeyDown={onKeyDown}
                      onClick={() => cell && (source !== null || target !== null) && keep(source, target)}
                    >
                      {cell ? sumOf(cell) : '·'}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.legend}>
        <li>
          <i className={styles.new} /> some new
        </li>
        <li>
          <i className={styles.changed} /> changed, none new
        </li>
        <li>
          <i className={styles.gone} /> gone alone
        </li>
      </ul>
    </div>
  )
}
