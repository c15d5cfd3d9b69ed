import { Icon } from '../../icon/icon'
import styles from './fold.module.css'

interface Props {
  readonly words: string
  /** Shown only where the main pane is narrow. */
  readonly narrow?: boolean
  readonly open: boolean
  readonly onChange: (open: boolean) => void
}

/** A line that unfolds what stands beside the usual figures. */
export function Fold({ words, narrow, open, onChange }: Props) {
  return (
    <button type="button" className={styles.fold} data-narrow={narrow || undefined} aria-expanded={open} onClick={() => onChange(!open)}>
      <Icon name="right" /> {words}
    </button>
  )
}
