'use client'

import { useState } from 'react'
import { scopeAfter } from '../../baselines/comparing'
import { Icon } from '../../icon/icon'
import { useScope } from '../../url-state/scope'
import { WireText } from '../../value/wire-text'
import styles from './notes-banner.module.css'
import type { Comparison } from './use-comparison'

/** As many lines at most before the rest is folded, and what is then seen. */
const MOST = 5
const FIRST = 3

/** What keeps both windows from being compared as if they were alike, a line each, with the change that helps; of many the first. */
export function NotesBanner({ notes, baseline }: Pick<Comparison, 'notes' | 'baseline'>) {
  const [, setScope] = useScope()
  const [all, setAll] = useState(false)
  if (notes.length === 0) return null
  const after = scopeAfter(baseline)
  const helps: Readonly<Record<string, readonly [words: string, act: () => void]>> = {
    own: ['Look at what came after', () => setScope(after)],
    overlap: ['Leave out the time that they share', () => setScope({ from: after.from, to: null })],
    filters: ['Use the baseline’s filters', () => setScope({ filter: baseline.filter })],
  }
  return (
    <ul className={styles.banner} aria-label="What to know before comparing">
      {(all || notes.length <= MOST ? notes : notes.slice(0, FIRST)).map(({ code, text }) => (
        <li key={text}>
          <Icon name="warning" />
          <span>
            <WireText text={text} limit={600} />
          </span>
          {helps[code] && (
            <button type="button" onClick={helps[code][1]}>
              {helps[code][0]}
            </button>
          )}
        </li>
      ))}
      {notes.length > MOST && (
        <li>
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fold' : `${notes.length - FIRST} more`}
          </button>
        </li>
      )}
    </ul>
  )
}
