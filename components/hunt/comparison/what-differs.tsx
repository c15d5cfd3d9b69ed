'use client'

import { type KeyboardEvent, useRef } from 'react'
import { useKeys } from '../../frame/keys'
import { percent, whole } from '../../value/number'
import styles from './comparison.module.css'
import type { Comparison } from './use-comparison'
import kindStyles from './what-differs.module.css'

interface Props {
  readonly kinds: Comparison['kinds']
  readonly jaccard: Comparison['jaccard']
  /** The kind whose rows the table lists. */
  readonly picked: string
  readonly onPick: (kind: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }

/** How many of each kind are as before and how many differ; a line picks the rows below. Arrows move, Enter picks. */
export function WhatDiffers({ kinds, jaccard, picked, onPick }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const buttons = () => [...(body.current?.querySelectorAll('button') ?? [])]
  useKeys('comparison', [
    {
      key: 'b',
      does: 'what differs',
      place: 'Anywhere',
      hint: true,
      run: () =>
        buttons()
          .find((one) => one.tabIndex === 0)
          ?.focus(),
    },
  ])
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const all = buttons()
    const at = all.indexOf(event.currentTarget)
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section aria-label="What differs">
      <header className={styles.head}>
        <h2>What differs</h2>
        <span>
          a row here picks the table below <kbd>B</kbd>
        </span>
      </header>
      <table className={`${styles.figures} ${kindStyles.kinds}`}>
        <thead>
          <tr>
            <th scope="col" className={kindStyles.first}>
              What
            </th>
            <th scope="col">Same</th>
            <th scope="col">New</th>
            <th scope="col">Gone</th>
            <th scope="col" className={kindStyles.last}>
              Changed
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {kinds.map((one) => (
            <tr key={one.kind} data-picked={one.kind === picked || undefined} onClick={() => onPick(one.kind)}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={one.kind === picked}
                  tabIndex={one.kind === picked ? 0 : -1}
                  onKeyDown={onKeyDown}
                  onClick={(event) => {
                    event.stopPropagation()
                    onPick(one.kind)
                  }}
                >
                  {one.title}
                </button>
              </th>
              {one.note === null ? (
                <>
                  <td>{whole(one.same)}</td>
                  <td className={kindStyles.new}>{whole(one.new)}</td>
                  <td>{whole(one.gone)}</td>
                  <td className={kindStyles.last}>{whole(one.changed)}</td>
                </>
              ) : (
                <td colSpan={4} className={kindStyles.note} title={one.note}>
                  {one.note}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {jaccard !== null && (
        <p className={styles.small} title="Edges of both sides over all edges, Jaccard (1901)">
          Edges that both sides have: {percent(jaccard)} of all (Jaccard)
        </p>
      )}
    </section>
  )
}
