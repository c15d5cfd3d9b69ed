'use client'

import { useState } from 'react'
import { Icon } from '../icon/icon'
import { FilterInput } from './filter-input'
import styles from './filter-pill.module.css'
import { filterWords, readPill, shownValue } from './filter-text'
import { useFrameData } from './frame-data'

interface Props {
  readonly text: string
  /** Why the present view cannot use it; null where it does. */
  readonly unused: string | null
  /** The pills that take its place; none removes it. */
  readonly onChange: (texts: readonly string[]) => void
}

/** One filter: its text opens for editing where it stands. */
export function Pill({ text, unused, onChange }: Props) {
  const [editing, setEditing] = useState(false)
  const pill = readPill(text)
  const { titles } = useFrameData()
  const words = pill ? filterWords(pill) : text
  const shown = pill ? shownValue(pill, titles) : text
  const said = pill?.field === 'row' ? `row is${pill.negated ? ' not' : ''} ${shown}` : words
  const reason = unused ?? (pill ? null : 'it is not field:value')
  if (editing) {
    return (
      <FilterInput
        initial={text}
        onDone={(texts) => {
          setEditing(false)
          if (texts) onChange(texts)
        }}
      />
    )
  }
  return (
    <span className={reason ? styles.off : styles.pill}>
      <button
        type="button"
        className={styles.text}
        title={reason ? `Does not apply: ${reason}` : words}
        aria-label={`Edit the filter: ${said}${reason ? `, does not apply: ${reason}` : ''}`}
        onClick={() => setEditing(true)}
      >
        {pill?.negated && <b>not</b>}
        <span className={styles.field}>{pill?.field}</span>
        <span className={styles.value}>{shown}</span>
        {reason && <span aria-hidden="true">?</span>}
      </button>
      <button type="button" className={styles.remove} aria-label={`Remove the filter: ${said}`} onClick={() => onChange([])}>
        <Icon name="close" />
      </button>
    </span>
  )
}
