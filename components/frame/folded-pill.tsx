'use client'

import { Icon } from '../icon/icon'
import styles from './filter-pill.module.css'
import { readPill, shownValue } from './filter-text'
import { useFrameData } from './frame-data'

interface Props {
  readonly field: string
  readonly texts: readonly string[]
  /** Why the present view cannot use them; null where it does. */
  readonly unused: string | null
  readonly onUnfold: () => void
  readonly onRemove: () => void
}

/** Many alternatives of one field: `id_resp_h 192.0.2.1 or 33 others`; opens to one pill each. */
export function FoldedPill({ field, texts, unused, onUnfold, onRemove }: Props) {
  const { titles } = useFrameData()
  const pill = readPill(texts[0] ?? '')
  const first = pill ? shownValue(pill, titles) : ''
  const others = `or ${texts.length - 1} others`
  return (
    <span className={unused ? styles.off : styles.pill}>
      <button
        type="button"
        className={styles.text}
        aria-expanded={false}
        title={unused ? `Does not apply: ${unused}` : undefined}
        aria-label={`${field} is ${first} ${others}${unused ? `, does not apply: ${unused}` : ''}; show each`}
        onClick={onUnfold}
      >
        <span className={styles.field}>{field}</span>
        <span className={styles.value}>{first}</span>
        <span className={styles.field}>{others}</span>
        {unused ? <span aria-hidden="true">?</span> : <Icon name="down" />}
      </button>
      <button type="button" className={styles.remove} aria-label={`Remove the ${texts.length} filters on ${field}`} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  )
}
