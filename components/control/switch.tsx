import type { ReactNode } from 'react'
import styles from './switch.module.css'

interface Props {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  /** Its words begin with the count: `4 with rejects`. */
  readonly children: ReactNode
}

export function Switch({ on, onChange, children }: Props) {
  return (
    <button type="button" role="switch" aria-checked={on} className={styles.switch} onClick={() => onChange(!on)}>
      {children}
    </button>
  )
}
