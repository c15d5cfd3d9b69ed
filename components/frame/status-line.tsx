'use client'

import { KeyCaps, useAllKeys } from './keys'
import { LoadProgress } from './load-progress'
import { Slot } from './slots'
import styles from './status-line.module.css'
import { WayBack } from './way-back'

/** What stands below every view: what was read, a load under way, the keys that act. */
export function StatusLine() {
  const hints = useAllKeys()
    .filter((key) => key.hint)
    .sort((a, b) => Number(a.key === '?') - Number(b.key === '?'))
  return (
    <footer className={styles.status}>
      <Slot name="status" className={styles.facts} />
      <WayBack />
      <LoadProgress />
      <div className={styles.keys}>
        {hints.map((key) => (
          <span key={key.key}>
            <KeyCaps keys={key.key} /> {key.key === '?' ? 'all keys' : key.does}
          </span>
        ))}
      </div>
    </footer>
  )
}
