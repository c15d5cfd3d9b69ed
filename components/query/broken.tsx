import { Button } from '../control/button'
import styles from './trouble.module.css'

interface Props {
  readonly what: string
  readonly detail?: string | undefined
  readonly again: () => void
}

/** What stands where a component failed: a bug of ours, said plainly. */
export function Broken({ what, detail, again }: Props) {
  return (
    <div className={styles.trouble} role="alert">
      <p>
        <b>{what}.</b> This is a fault in Spoor, not in your data.
      </p>
      <p className={styles.rest}>
        The rest of the page goes on. {detail && <>Details are in the terminal where Spoor runs, under {detail}.</>}
      </p>
      <div className={styles.actions}>
        <Button onClick={again}>Try again</Button>
      </div>
    </div>
  )
}
